package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rep's day. */
@Journey
class RepJourneyTest {

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void findsACustomerByPartOfTheNameAndReadsWhyTheyHaveTheirTier(Look look, Visits visits) {
        Visit visit = visits.as("rep", look);
        visit.page().fill("#search", "恒远");
        visit.page().press("#search", "Enter");
        visit.main().locator("tbody th a").click();
        assertThat(visit.main().getByRole(AriaRole.HEADING, level(1))).hasText("上海恒远机械制造有限公司");
        Locator why = visit.main().locator("section[aria-labelledby=why]");
        assertThat(why.locator("h2")).hasText(visit.text("customer.why", visit.text("tier.PLATINUM")));
        assertThat(why.locator("tr", new Locator.LocatorOptions().setHasText(visit.text("customer.why.REVENUE"))))
                .containsText(visit.text("customer.why.met"));
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void logsACallThatThenHeadsTheTimeline(Look look, Visits visits) {
        Visit visit = visits.as("rep", look);
        visit.open("/customers/" + SampleCustomer.CALLED);
        String said = "Wants the catalogue in " + look.locale().getDisplayLanguage(look.locale());
        visit.page().selectOption("#outcome", "REACHED");
        visit.page().fill("#body", said);
        visit.button(visit.text("customer.talk.save")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("customer.talk.logged"));
        assertThat(visit.main().locator(".pn-event").first()).containsText(said);
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void makesATaskOnAProfileAndCompletesItInTheQueue(Look look, Visits visits) {
        Visit visit = visits.as("rep", look);
        String title = "Bring samples, " + look;
        visit.open("/customers/" + SampleCustomer.CALLED);
        visit.link(visit.text("customer.task.new")).click();
        visit.page().fill("#title", title);
        visit.button(visit.text("care.new.submit")).click();
        visit.link(title).click();
        assertThat(visit.main().locator(".pn-detail")).containsText(title);
        visit.main()
                .locator(".pn-detail")
                .getByText(visit.text("care.outcome.REACHED"))
                .click();
        visit.page().fill("#note", "They liked them.");
        visit.main().locator("button[data-key=c]").click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("care.toast.done.REACHED"));
        visit.open("/care?due=done");
        assertThat(visit.main().locator(".pn-queue")).containsText(title);
    }

    @Test
    void doesTheQueueWithTheKeyboardAlone(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        visit.open("/care");
        visit.page().keyboard().press("j");
        Locator current = visit.main().locator("[data-task][aria-current=true] a");
        assertThat(current).isFocused();
        String customer = current.textContent();
        visit.page().keyboard().press("Enter");
        assertThat(visit.main().locator(".pn-detail h2")).containsText(customer);
        visit.page().keyboard().press("2");
        visit.page().keyboard().press("c");
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("care.toast.done.NO_ANSWER"));
        visit.page().keyboard().press("s");
        assertThat(visit.main().locator("details.pn-menu[open]")).isVisible();
        visit.page().keyboard().press("Enter");
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("care.toast.snoozed"));
    }

    @Test
    void isToldNothingOfAnothersCustomer(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        visit.expect(404);
        visit.open("/customers/" + SampleCustomer.FOREIGN);
        assertThat(visit.main().getByRole(AriaRole.HEADING)).hasText(visit.text("error.page.404.title"));
        visit.open("/customers?q=Westwind");
        assertThat(visit.main()).containsText(visit.text("customer.list.empty.filtered"));
    }

    @Test
    void readsOnInTheListAndInALongTimeline(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        visit.open("/customers");
        assertThat(visit.main().locator("#customer-rows tr")).hasCount(50);
        visit.link(visit.text("customer.list.more")).click();
        assertThat(visit.main().locator("#customer-rows tr").nth(50)).isVisible();
        visit.open("/customers/" + SampleCustomer.TALKATIVE);
        int shown = visit.main().locator(".pn-event").count();
        visit.link(visit.text("customer.timeline.older")).click();
        assertThat(visit.main().locator(".pn-event").nth(shown)).isVisible();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/customers/" + SampleCustomer.TALKATIVE));
    }

    private static Locator.GetByRoleOptions level(int level) {
        return new Locator.GetByRoleOptions().setLevel(level);
    }
}
