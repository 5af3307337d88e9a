package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From what is at risk to the customer, and to what is done about it. */
@Journey
class RiskJourneyTest {

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void aManagerFollowsTheLargestLossToItsCustomerAndMakesACareTask(Look look, Visits visits) {
        Visit visit = visits.as("manager", look);
        visit.open("/churn");
        visit.main().locator(".pn-stat__value a").first().click();
        Locator worst = visit.main().locator("#customer-rows tr").first();
        String name = worst.locator("th a").textContent();
        String risk = worst.locator(".pn-risk__pct").textContent();
        worst.locator("th a").click();
        assertThat(visit.main().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(1)))
                .hasText(name);
        assertThat(visit.main().locator(".pn-stats .pn-risk__pct")).hasText(risk);
        Locator why = visit.main().locator("section[aria-labelledby=risk-why]");
        assertThat(why.getByRole(AriaRole.HEADING)).hasText(visit.text("risk.why", risk));
        assertThat(why.locator("li").first()).isVisible();
        String title = "Save them, " + look;
        visit.link(visit.text("customer.task.new")).click();
        visit.page().fill("#title", title);
        visit.button(visit.text("care.new.submit")).click();
        assertThat(visit.main()).containsText(title);
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void aMoveBetweenTwoScoresLeadsToThoseWhoMadeIt(Look look, Visits visits) {
        Visit visit = visits.as("manager", look);
        visit.open("/churn");
        Locator cell = visit.main()
                .locator("section[aria-labelledby=movement] tbody a[href*='from=LOW']")
                .nth(1);
        int moved = Integer.parseInt(cell.textContent());
        cell.click();
        assertThat(visit.page()).hasURL(Pattern.compile(".*to=ELEVATED.*"));
        assertThat(visit.main().locator("#mover-rows tr")).hasCount(moved);
    }

    @Test
    void aRepSortsByValueAtRisk(Visits visits) {
        Visit visit = visits.as("rep", Look.ENGLISH);
        visit.open("/customers");
        visit.link(visit.text("risk.column.valueAtRisk")).click();
        assertThat(visit.page()).hasURL(Pattern.compile(".*sort=-valueAtRisk"));
        List<BigDecimal> shown = visit.main().locator("#customer-rows td .pn-cell-sub").allTextContents().stream()
                .map(text -> new BigDecimal(text.replaceAll("[^0-9.]", "")))
                .toList();
        assertThat(shown).hasSizeGreaterThan(10).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void anAdministratorReadsTheHealthOfTheModelsInChinese(Visits visits) {
        Visit visit = visits.as("admin", Look.languages().toList().getLast());
        visit.open("/churn");
        visit.link(visit.text("churn.view.health")).click();
        assertThat(visit.main()).containsText(visit.text("health.found"));
        assertThat(visit.main().locator("section[aria-labelledby=found] tbody tr"))
                .hasCount(5);
        visit.button(visit.text("health.test")).click();
        assertThat(visit.main()).containsText(visit.text("health.trust"));
    }
}
