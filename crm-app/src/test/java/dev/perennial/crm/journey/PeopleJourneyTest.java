package dev.perennial.crm.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody comes, somebody goes, and the customers stay looked after. */
@Journey
class PeopleJourneyTest {

    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);

    private static final String OWN_PASSWORD = "a password of my own";

    @Autowired
    Customers customers;

    @Autowired
    CareTasks tasks;

    @Autowired
    Interactions interactions;

    @Autowired
    People people;

    @Autowired
    Business business;

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void oneIsInvitedAndClaimsAndAnotherHandsOverAndIsDeactivated(Look look, Visits visits) {
        String language = look.locale().getLanguage();
        String leaver = "j-leaver-" + language;
        String newcomer = "j-newcomer-" + language;
        writeABook(leaver, language);
        register("J-POOL-" + language, "Poolside Paper " + language, null);
        Visit admin = visits.as("admin", look);

        String oneTimePassword = invite(admin, newcomer);
        Visit own = visits.begin(look);
        signInForTheFirstTime(own, newcomer, oneTimePassword);
        claim(own, "Poolside Paper " + language);
        handOver(admin, leaver, newcomer);
        readTheDigests(own, language);
        deactivate(admin, leaver);

        Visit gone = visits.begin(look);
        enter(gone, leaver, SalesForce.PASSWORD);
        assertThat(gone.page().locator("#username")).isVisible();
        assertThat(gone.page().url()).contains("error");
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.crm.journey.Look#languages")
    void selectedCustomersGoToTwoPeopleInTurn(Look look, Visits visits) {
        String language = look.locale().getLanguage();
        for (int i = 1; i <= 2; i++) {
            register("J-TURN-" + language + i, "Turnstile " + language + " " + i, null);
        }
        Visit visit = visits.as("manager", look);
        visit.open("/customers?q=Turnstile+" + language);
        Locator rows = visit.main().locator("#customer-rows > tr");
        assertThat(rows).hasCount(2);
        visit.page().locator("[data-select-all]").check();
        Locator menu = visit.main().locator("#bulk details.pn-menu");
        menu.locator("summary").click();
        menu.locator("input[value=rep]").check();
        menu.locator("input[value=rep2]").check();
        assertThat(Accessibility.ofOpenPage(visit)).isEmpty();

        visit.button(visit.text("customer.bulk.assign.do")).click();

        assertThat(visit.main().getByText(visit.text("customer.bulk.assigned", 2)))
                .isVisible();
        assertThat(rows.getByText("李文 Wen Li")).hasCount(1);
        assertThat(rows.getByText("Amelia Carter")).hasCount(1);
    }

    private void writeABook(String leaver, String language) {
        Viewer viewer = people.add(new NewUser(leaver, "Leaving " + language, SalesForce.PASSWORD, Role.REP, "East"))
                .asViewer();
        String number = "J-HAND-" + language;
        register(number, "Handsome Frames " + language, leaver);
        interactions.log(
                viewer, number, new Talk(Channel.PHONE, null, null, "Asked for oak frames", null, Outcome.REACHED));
        tasks.create(viewer, number, new NewTask(TaskKind.CALL, "Send oak samples", business.today(), 10, null));
    }

    private void register(String number, String name, @Nullable String owner) {
        Facts facts = new Facts(
                name,
                CustomerType.COMPANY,
                null,
                null,
                null,
                null,
                null,
                null,
                Channel.WECOM,
                List.of(),
                List.of(),
                Details.NONE);
        customers.register(ADMIN, number, facts, owner);
    }

    private static String invite(Visit admin, String username) {
        admin.open("/admin/users/new");
        admin.page().fill("#username", username);
        admin.page().fill("#displayName", "Newcomer " + username);
        admin.page().selectOption("#role", "REP");
        admin.page().selectOption("#team", "East");
        admin.button(admin.text("staff.invite.submit")).click();
        return admin.main().locator("#one-time-password").textContent();
    }

    private static void signInForTheFirstTime(Visit visit, String username, String oneTimePassword) {
        enter(visit, username, oneTimePassword);
        assertThat(visit.main().locator("h1")).hasText(visit.text("security.password.title"));
        visit.page().fill("#oldPassword", oneTimePassword);
        visit.page().fill("#newPassword", OWN_PASSWORD);
        visit.page().fill("#repeated", OWN_PASSWORD);
        visit.button(visit.text("security.password.submit")).click();
        assertThat(visit.page().locator(".pn-app")).isVisible();
    }

    private static void enter(Visit visit, String username, String password) {
        visit.open("/login");
        visit.page().fill("#username", username);
        visit.page().fill("#password", password);
        visit.page().click("main button[type=submit]");
    }

    private static void claim(Visit visit, String name) {
        visit.open("/pool");
        visit.button(visit.text("pool.claim.of", name)).click();
        assertThat(visit.main().locator("h1")).hasText(name);
        assertThat(visit.main().locator("#timeline")).containsText(visit.text("customer.owners.reason.CLAIMED"));
    }

    private static void handOver(Visit admin, String leaver, String newcomer) {
        admin.open("/admin/handovers/new?from=" + leaver);
        admin.main().locator("input[name=to][value='" + newcomer + "']").check();
        admin.page().fill("#note", "They like to be written to.");
        admin.button(admin.text("handover.preview")).click();
        assertThat(admin.main()).containsText("Send oak samples");
        assertThat(Accessibility.findings(admin)).isEmpty();
        admin.button(admin.text("handover.submit")).click();
        assertThat(admin.main().locator("#handover-rows > tr").first()).containsText(newcomer);
    }

    private static void readTheDigests(Visit visit, String language) {
        visit.open("/");
        Locator handed = visit.main().locator("section[aria-labelledby=handed-title]");
        assertThat(handed).containsText("Handsome Frames " + language);
        assertThat(handed).containsText(visit.text("handover.next.KEEP_PROMISE"));
        assertThat(Accessibility.findings(visit)).isEmpty();
        handed.getByText(visit.text("handover.mine.all")).click();
        Locator digest = visit.main().locator("article").first();
        assertThat(digest).containsText("They like to be written to.");
        assertThat(digest).containsText("Asked for oak frames");
        assertThat(digest).containsText("Send oak samples");
        assertThat(digest).containsText(visit.text("handover.story.channel", visit.text("customer.channel.WECOM")));
        assertThat(digest).containsText(visit.text("handover.next.KEEP_PROMISE"));
        visit.button(visit.text("handover.read.of", "Handsome Frames " + language))
                .click();
        assertThat(visit.main()).containsText(visit.text("handover.mine.none"));
    }

    private static void deactivate(Visit admin, String leaver) {
        admin.open("/admin/users/" + leaver);
        admin.button(admin.text("staff.deactivate")).click();
        admin.open("/admin/users/" + leaver);
        assertThat(admin.main()).containsText(admin.text("staff.standing.DEACTIVATED"));
    }
}
