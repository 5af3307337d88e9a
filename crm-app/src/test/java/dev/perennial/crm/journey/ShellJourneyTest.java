package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everyone does around their work. */
@Journey
class ShellJourneyTest {

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void theBrowsersLanguageIsSpokenFromTheFirstPageOn(Look look, Visits visits) {
        Visit visit = visits.begin(look);
        visit.open("/login");
        assertThat(visit.page().getByRole(AriaRole.HEADING, named(visit.text("security.login.title"))))
                .isVisible();
        assertThat(visit.page().locator("html"))
                .hasAttribute("lang", look.locale().toLanguageTag());
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneLetsIn(Visits visits) {
        Visit visit = visits.begin(Look.ENGLISH);
        visit.open("/login");
        visit.page().fill("#username", "rep");
        visit.page().fill("#password", "not it");
        visit.page().click("main button[type=submit]");
        assertThat(visit.page().getByRole(AriaRole.ALERT)).hasText(visit.text("security.login.wrong"));
        visit.signIn("rep");
    }

    @Test
    void theLanguageChosenInTheMenuStays(Visits visits) {
        Visit visit = visits.as("traveller", Look.ENGLISH);
        chooseOtherLanguage(visit);
        assertThat(visit.page().locator("html")).hasAttribute("lang", "zh-CN");
        visit.open("/password");
        assertThat(visit.page().locator("html")).hasAttribute("lang", "zh-CN");
        chooseOtherLanguage(visit);
        assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void theThemeChosenInTheMenuStays(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "light");
        openUserMenu(visit);
        visit.page()
                .getByRole(AriaRole.BUTTON, button(visit.text("shell.theme.dark")))
                .click();
        assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "dark");
        visit.open("/password");
        assertThat(visit.page().locator("html")).hasAttribute("data-bs-theme", "dark");
    }

    @Test
    void whoSignsOutIsOut(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        openUserMenu(visit);
        visit.page()
                .getByRole(AriaRole.BUTTON, button(visit.text("shell.signOut")))
                .click();
        assertThat(visit.page().getByRole(AriaRole.STATUS)).hasText(visit.text("security.login.signedOut"));
        visit.open("/password");
        assertThat(visit.page()).hasURL(Pattern.compile(".*/login.*"));
    }

    @Test
    void anAddressThatIsNobodysIsAPageInEitherLanguage(Visits visits) {
        Visit visit = visits.as("traveller", Look.ENGLISH);
        visit.expect(404);
        visit.open("/nothing/here?at=all");
        assertThat(visit.main().getByRole(AriaRole.HEADING)).hasText(visit.text("error.page.404.title"));
        chooseOtherLanguage(visit);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/nothing/here\\?at=all"));
        assertThat(visit.page().locator("html")).hasAttribute("lang", "zh-CN");
        chooseOtherLanguage(visit);
        assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#all")
    void theMenusOfTheFrameAreAccessible(Look look, Visits visits) {
        Visit visit = visits.as("manager", look);
        Assertions.assertThat(Accessibility.withMenusOpen(visit, visit.page().locator(".pn-top details")))
                .isEmpty();
        if (look.isPhone()) {
            visit.page().click("[data-nav-toggle]");
            assertThat(visit.page().locator(".pn-nav")).isVisible();
            Assertions.assertThat(Accessibility.ofOpenPage(visit)).isEmpty();
        }
    }

    private static void chooseOtherLanguage(Visit visit) {
        openUserMenu(visit);
        visit.page().locator("form[action='/language'] button").click();
    }

    private static void openUserMenu(Visit visit) {
        visit.page().click(".pn-user");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
