package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.perennial.crm.customer.Tier;
import org.junit.jupiter.api.Test;

/** The same work in a browser that runs no script. */
@Journey
class WithoutScriptJourneyTest {

    private static final Look PLAIN = Look.ENGLISH.withoutScript();

    @Test
    void aRepPagesThroughTheirCustomers(Visits visits) {
        Visit visit = visits.as("rep", PLAIN);
        visit.open("/customers");
        String first = visit.main().locator("#customer-rows a").first().textContent();
        visit.link(visit.text("customer.list.more")).click();
        assertThat(visit.main().locator("#customer-rows a").first()).isVisible();
        assertThat(visit.main().locator("#customer-rows a").first()).not().hasText(first);
    }

    @Test
    void aRepLogsACall(Visits visits) {
        Visit visit = visits.as("rep", PLAIN);
        visit.open("/customers/" + SampleCustomer.WRITTEN_TO);
        visit.page().fill("#body", "Written without a script");
        visit.button(visit.text("customer.talk.save")).click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("customer.talk.logged"));
        assertThat(visit.main().locator(".pn-event").first()).containsText("Written without a script");
    }

    @Test
    void aRepCompletesATask(Visits visits) {
        Visit visit = visits.as("rep", PLAIN);
        visit.open("/care");
        visit.main().locator(".pn-task a").nth(1).click();
        visit.main()
                .locator(".pn-detail")
                .getByText(visit.text("care.outcome.DECLINED"))
                .click();
        visit.main().locator("button[data-key=c]").click();
        assertThat(visit.main().getByRole(AriaRole.STATUS)).hasText(visit.text("care.toast.done.DECLINED"));
    }

    @Test
    void anAdministratorPreviewsAPolicy(Visits visits) {
        Visit visit = visits.as("admin", PLAIN);
        visit.open("/admin/tier-policy");
        TierPolicyPage policy = new TierPolicyPage(visit);
        policy.raise(Tier.GOLD);
        visit.button(visit.text("tierPolicy.preview")).click();
        assertThat(policy.changed()).not().hasText("0");
    }
}
