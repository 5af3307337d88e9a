package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manager looks for the value that is slipping away. */
@Journey
class ManagerJourneyTest {

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void goesFromAFigureToExactlyTheCustomersBehindIt(Look look, Visits visits) {
        Visit visit = visits.as("manager", look);
        visit.open("/churn/rhythm");
        Locator overdue = visit.main().locator(".pn-stat__value a").first();
        int customers = number(overdue);
        assertThat(customers).isPositive();
        overdue.click();
        assertThat(visit.main().getByRole(AriaRole.HEADING)).hasText(visit.text("customer.list.title"));
        assertThat(visit.main()).containsText(visit.text("customer.list.count", customers));
    }

    @Test
    void findsThatEveryCutAddsUpToTheSameTotal(Visits visits) {
        Visit visit = visits.as("manager", Look.ENGLISH);
        visit.open("/churn/rhythm");
        int overdue = number(visit.main().locator(".pn-stat__value a").first());
        for (String panel : new String[] {"segments", "stages"}) {
            Locator table = visit.main().locator("section[aria-labelledby=%s] table".formatted(panel));
            assertThat(table.locator("tbody tr td:nth-of-type(3)").allTextContents().stream()
                            .mapToInt(ManagerJourneyTest::number)
                            .sum())
                    .as(panel)
                    .isEqualTo(number(table.locator("tfoot td:nth-of-type(3)")))
                    .isEqualTo(overdue);
        }
    }

    @Test
    void seesNoMoreInATierThanItsListHolds(Visits visits) {
        Visit visit = visits.as("manager", Look.ENGLISH);
        visit.open("/tiers");
        Locator gold = visit.main().locator("tbody a[href*=GOLD]").nth(1);
        int customers = number(gold);
        gold.click();
        assertThat(visit.main()).containsText(visit.text("customer.list.count", customers));
    }

    private static int number(Locator figure) {
        return number(figure.textContent());
    }

    private static int number(String figure) {
        return Integer.parseInt(figure.replace(",", "").strip());
    }
}
