package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.territory.Territories;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Customers selected in the list are given to people. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkAssignTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Territories territories;

    @Autowired
    TeamTree teams;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "bulk");
        long west = teams.branches().stream()
                .filter(team -> team.name().equals("bulk-west"))
                .findFirst()
                .orElseThrow()
                .id();
        territories.give(force.admin(), "Bulkland", west);
        for (int i = 1; i <= 4; i++) {
            customers.register(force.admin(), "BU-" + i, Facts.of("Bulk " + i, CustomerType.COMPANY), null);
        }
        jdbc.sql("update customer set region = 'Bulkland' where customer_no = 'BU-1'")
                .update();
    }

    @Test
    void theyGoToSeveralInTurnWithAWarningWhereATerritoryIsCrossed() {
        MvcTestResult done = send("assign", "MANAGER", "bulk-head", "BU-1", "BU-2", "bulk-rep", "bulk-rep2");

        assertThat(done).hasRedirectedUrl("/customers?tier=GOLD");
        assertThat(owner("BU-1")).isEqualTo("bulk-rep");
        assertThat(owner("BU-2")).isEqualTo("bulk-rep2");
        assertThat(done).flash().containsEntry("warning", Message.of("customer.bulk.outside", 1, "BU-1"));
        assertThat(done).flash().containsEntry("toast", Message.of("customer.bulk.assigned", 2, ""));
    }

    @Test
    void theyGoIntoThePool() {
        customers.assign(force.admin(), "BU-3", "bulk-rep");

        assertThat(send("release", "ADMIN", "bulk-admin", "BU-3", "BU-4")).hasStatus3xxRedirection();

        assertThat(customers.get(force.admin(), "BU-3").getOwner()).isNull();
    }

    @Test
    void nobodyChosenOrNotAllowedChangesNothing() {
        assertThat(send("assign", "ADMIN", "bulk-admin", "BU-4", "BU-4"))
                .flash()
                .containsEntry("problem", Message.of("customer.bulk.assign.nobody"));
        assertThat(send("assign", "REP", "bulk-rep", "BU-4", "BU-4", "bulk-rep"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("assign", "MANAGER", "bulk-lead", "BU-4", "BU-4", "bulk-rep2"))
                .flash()
                .containsKey("problem");
        assertThat(customers.get(force.admin(), "BU-4").getOwner()).isNull();
    }

    @Test
    void theListOffersItToThoseWhoMay() {
        for (String language : new String[] {"en", "zh-CN"}) {
            assertThat(mvc.get()
                            .uri("/customers")
                            .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                            .with(user("bulk-head").roles("MANAGER")))
                    .bodyText()
                    .contains("/customers/bulk/assign", "/customers/bulk/release")
                    .doesNotContain("??", "/admin/handovers/new");
        }
        customers.register(force.rep(), "BU-5", Facts.of("Bulk 5", CustomerType.COMPANY), null);
        assertThat(mvc.get().uri("/customers").with(user("bulk-rep").roles("REP")))
                .bodyText()
                .contains("BU-5")
                .doesNotContain("/customers/bulk/assign");
    }

    private String owner(String number) {
        User owner = customers.get(force.admin(), number).getOwner();
        return owner == null ? "" : owner.getUsername();
    }

    private MvcTestResult send(String what, String role, String who, String first, String second, String... owners) {
        return mvc.post()
                .uri("/customers/bulk/" + what)
                .accept(MediaType.TEXT_HTML)
                .param("customer", first, second)
                .param("owner", owners)
                .param("back", "/customers?tier=GOLD")
                .with(user(who).roles(role))
                .with(csrf())
                .exchange();
    }
}
