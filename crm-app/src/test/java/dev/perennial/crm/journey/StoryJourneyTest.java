package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finding a customer by a few keys, and keeping what they said and sent. */
@Journey
class StoryJourneyTest {

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void goesAnywhereByThePaletteWithTheKeyboardAlone(Look look, Visits visits) {
        Visit visit = visits.as("rep", look);
        Locator box = visit.page().getByRole(AriaRole.COMBOBOX, named(visit.text("search.input")));
        visit.page().waitForLoadState();
        visit.page().keyboard().press("Control+k");
        assertThat(box).isFocused();
        visit.page().keyboard().type("shhy");
        assertThat(chosen(visit)).containsText("上海恒远机械制造有限公司");
        assertThat(Accessibility.ofOpenPage(visit)).isEmpty();
        visit.page().keyboard().press("Enter");
        assertThat(visit.main().getByRole(AriaRole.HEADING, level1())).hasText("上海恒远机械制造有限公司");

        visit.page().waitForLoadState();
        visit.page().keyboard().press("Control+k");
        assertThat(chosen(visit)).containsText("上海恒远机械制造有限公司");
        visit.page().keyboard().press("Escape");
        assertThat(box).isHidden();

        visit.page().waitForLoadState();
        visit.page().keyboard().press("Control+k");
        visit.page().keyboard().type("恒远");
        // the customer stands first before, too, as one opened last: only what is found has an action beneath
        assertThat(visit.page().locator("#palette [role=option]").nth(1))
                .hasText(visit.text("search.log", "上海恒远机械制造有限公司"));
        assertThat(chosen(visit)).containsText("上海恒远机械制造有限公司");
        visit.page().keyboard().press("ArrowDown");
        assertThat(chosen(visit)).hasText(visit.text("search.log", "上海恒远机械制造有限公司"));
        visit.page().keyboard().press("ArrowUp");
        visit.page().keyboard().press("ArrowUp");
        visit.page().keyboard().press("ArrowDown");
        assertThat(chosen(visit)).containsText("上海恒远机械制造有限公司");

        box.fill(visit.text("search.to.NEW_CUSTOMER"));
        assertThat(chosen(visit)).hasText(visit.text("search.to.NEW_CUSTOMER"));
        visit.page().keyboard().press("Enter");
        assertThat(visit.page()).hasURL(Pattern.compile(".*/customers/new$"));
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void writesAComplaintDownAndSeesItThrough(Look look, Visits visits) {
        Visit visit = visits.as("rep", look);
        String said = "Arrived late, " + look;
        visit.open("/customers/" + SampleCustomer.CALLED);
        visit.link(visit.text("feedback.new")).click();
        visit.page().fill("#text", said);
        visit.page().selectOption("#severity", "HIGH");
        visit.button(visit.text("feedback.new.submit")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("feedback.toast.recorded"));
        assertThat(visit.main().locator("#timeline .pn-event").first()).containsText(said);

        visit.open("/feedback?customer=" + SampleCustomer.CALLED);
        Locator item = visit.main().locator("#feedback-rows > li", new Locator.LocatorOptions().setHasText(said));
        item.getByText(visit.text("feedback.resolve"), exactly()).click();
        item.locator("textarea").fill("Rang and apologised.");
        item.getByRole(AriaRole.BUTTON, called(visit.text("feedback.resolve.submit")))
                .click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("feedback.toast.resolved"));
        visit.link(visit.text("feedback.show.RESOLVED")).click();
        assertThat(visit.main()).containsText("Rang and apologised.");
    }

    @Test
    void narrowsATimelineByKindAndChannel(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        visit.open("/customers/" + SampleCustomer.TALKATIVE);
        Locator events = visit.main().locator("#timeline .pn-event");
        visit.main()
                .locator("#timeline .pn-chip", has(visit.text("customer.timeline.BEHAVIOUR")))
                .click();
        assertThat(events).hasCount(20);
        visit.main().locator("#timeline-more a").click();
        assertThat(events).hasCount(40);
        assertThat(visit.page()).hasURL(Pattern.compile(".*kind=BEHAVIOUR.*"));

        visit.open("/customers/" + SampleCustomer.TALKATIVE);
        visit.page().selectOption("#timeline select[name=channel]", "PHONE");
        visit.main()
                .locator("#timeline")
                .getByRole(AriaRole.BUTTON, called(visit.text("customer.timeline.show")))
                .click();
        assertThat(visit.page()).hasURL(Pattern.compile(".*channel=PHONE.*"));
        assertThat(events.first()).containsText(visit.text("customer.channel.PHONE"));
    }

    @Test
    void keepsAFileAndSavesItAgain(Visits visits) throws IOException {
        Visit visit = visits.as("rep", Look.CHINESE);
        visit.open("/customers/" + SampleCustomer.CALLED);
        byte[] content = "一式两份".getBytes(StandardCharsets.UTF_8);
        visit.page().setInputFiles("#file", new FilePayload("合同.txt", "text/plain", content));
        visit.button(visit.text("file.add")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("file.toast.added"));

        Download saved = visit.page()
                .waitForDownload(
                        () -> visit.main().locator("#file-rows a").first().click());
        assertThat(saved.suggestedFilename()).isEqualTo("合同.txt");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(content);

        visit.main()
                .locator("#file-rows")
                .getByRole(AriaRole.BUTTON, called(visit.text("file.remove", "合同.txt")))
                .click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("file.toast.removed"));
    }

    private static Locator chosen(Visit visit) {
        return visit.page().locator("#palette [role=option][aria-selected=true]");
    }

    private static Locator.LocatorOptions has(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions called(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions level1() {
        return new Locator.GetByRoleOptions().setLevel(1);
    }
}
