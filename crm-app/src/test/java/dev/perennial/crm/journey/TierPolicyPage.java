package dev.perennial.crm.journey;

import com.microsoft.playwright.Locator;
import dev.perennial.crm.customer.Tier;

/** What journeys do on the page of the tier policy. */
record TierPolicyPage(Visit visit) {

    /** Asks as much revenue of a tier as the next higher one does, so that the lower half of it falls out. */
    void raise(Tier tier) {
        Locator higher = threshold(Tier.values()[tier.ordinal() - 1]);
        threshold(tier).fill(higher.inputValue());
    }

    /** How many customers would change their tier. */
    Locator changed() {
        return visit.main().locator("#whatif .pn-stat__value").first();
    }

    /** How many customers would be in a tier. */
    int wouldBe(Tier tier) {
        Locator cell =
                visit.main().locator(".pn-matrix tbody tr").last().locator("td").nth(tier.ordinal());
        return Integer.parseInt(String.valueOf(cell.evaluate("cell => cell.firstChild.textContent"))
                .replace(",", ""));
    }

    private Locator threshold(Tier tier) {
        return visit.page().locator("[name='tiers[%d].minRevenue']".formatted(tier.ordinal()));
    }
}
