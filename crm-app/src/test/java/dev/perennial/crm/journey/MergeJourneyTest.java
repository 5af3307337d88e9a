package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer who is on record twice is made one, found by either number, and made two again. */
@Journey
class MergeJourneyTest {

    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);

    @Autowired
    Customers customers;

    @Autowired
    DuplicateSearch search;

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void mergesTwoRecordsFindsTheOldNumberAndSplitsThem(Look look, Visits visits) {
        String language = look.locale().getLanguage();
        String old = "J-OLD-" + language;
        String kept = "J-KEPT-" + language;
        register(old, "Marigold Gifts " + language + " Ltd", language);
        register(kept, "Marigold Gifts " + language, language);
        search.searchAll();
        Visit visit = visits.as("rep", look);

        visit.open("/duplicates");
        Locator pair = visit.main().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(old));
        assertThat(pair).containsText(kept);
        assertThat(pair).containsText(visit.text("merging.reason.PHONE"));
        visit.link(visit.text("merging.compare.of", old, kept)).click();
        visit.page().locator("input[name='field.name'][value='" + kept + "']").check();
        assertThat(Accessibility.findings(visit)).isEmpty();
        visit.button(visit.text("merging.merge", old, kept)).click();
        assertThat(visit.main().locator("h1")).hasText("Marigold Gifts " + language);
        assertThat(visit.main()).containsText(old);

        visit.open("/customers/" + old);
        assertThat(visit.page().url()).endsWith("/customers/" + kept);
        visit.button(visit.text("merging.split.of", old)).click();
        assertThat(visit.page().url()).endsWith("/customers/" + old);
        assertThat(visit.main().locator("h1")).hasText("Marigold Gifts " + language + " Ltd");
    }

    private void register(String number, String name, String language) {
        Facts facts = new Facts(
                name,
                CustomerType.COMPANY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(
                        ContactPoint.phone("+86 21 6660 77" + (language.equals("zh") ? "01" : "02")),
                        ContactPoint.email("marigold." + language + "@example.com")),
                Details.NONE);
        customers.register(ADMIN, number, facts, "rep");
    }
}
