package dev.perennial.crm.web.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.testing.TestTables;
import dev.perennial.crm.web.testing.WebTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest(properties = "crm.test.own-database=tier-policy")
class TierPolicyPagesTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    JdbcTemplate jdbc;

    /** A hundred customers; customer n bought n times and for n * 100 each time within the last year. */
    @BeforeEach
    void scoredCustomers() {
        TestTables.empty(jdbc, "customer, score_run, current_score_run, tier_policy, app_user");
        people.add(new People.NewUser("admin", "He Wen", PASSWORD, Role.ADMIN, null));
        people.add(new People.NewUser("rep", "Lin Yue", PASSWORD, Role.REP, null));
        jdbc.execute("""
                insert into customer (customer_no, name, name_tokens, type, owner_id)
                select 'C' || lpad(n::text, 3, '0'), 'Customer ' || n, '{}', 'PERSON',
                       (select id from app_user where username = 'rep' and n <= 10)
                from generate_series(1, 100) n""");
        jdbc.execute("""
                insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, gap_days)
                select c.id, date '2026-03-15' - k * 3, 1, 1, n * 100, n * 100, n * 10, case when k < n - 1 then 3 end
                from (select id, substr(customer_no, 2)::int as n from customer) c,
                     lateral generate_series(0, n - 1) k""");
        scoreRuns.run(null, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
    }

    @Test
    void everyPageShowsInBothLanguages() {
        for (String language : List.of("en", "zh-CN")) {
            for (String page : List.of("/tiers", "/admin/tier-policy", "/admin/score-runs")) {
                assertThat(mvc.get().uri(page).with(admin()).header(HttpHeaders.ACCEPT_LANGUAGE, language))
                        .as("%s in %s", page, language)
                        .hasStatusOk()
                        .bodyText()
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void aRepSeesOnlyTheTiersOfTheirOwnCustomers() {
        assertThat(mvc.get().uri("/api/v1/tiers").with(httpBasic("admin", PASSWORD)))
                .bodyJson()
                .extractingPath("$.items[*].customers")
                .asArray()
                .hasSize(5)
                .satisfies(counts -> assertThat(sum(counts)).isEqualTo(100));
        assertThat(mvc.get().uri("/api/v1/tiers").with(httpBasic("rep", PASSWORD)))
                .bodyJson()
                .extractingPath("$.items[*].customers")
                .asArray()
                .satisfies(counts -> assertThat(sum(counts)).isEqualTo(10));
    }

    @Test
    void onlyAdministratorsTouchThePolicyAndStartRuns() {
        assertThat(mvc.get().uri("/admin/tier-policy").with(user("rep").roles("REP")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/v1/tier-policies").with(httpBasic("rep", PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post().uri("/api/v1/score-runs").with(httpBasic("rep", PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aPreviewStoresNothingAndActivationThenDoesWhatItSaid() {
        String thresholds = """
                {"tiers": [{"tier": "PLATINUM", "minRevenue": 900000, "minOrders": 5},
                           {"tier": "GOLD", "minRevenue": 500000, "minOrders": 5},
                           {"tier": "SILVER", "minRevenue": 100000, "minOrders": 5},
                           {"tier": "BRONZE", "minOrders": 5}], "reason": "Fewer"}""";

        assertThat(mvc.post()
                        .uri("/api/v1/tier-policies/preview")
                        .with(httpBasic("admin", PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(thresholds.replace(", \"reason\": \"Fewer\"", "")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.tiers[*].newCustomers")
                .asArray()
                // n * n * 100 is at least 900,000 from 95 on, 500,000 from 71, 100,000 from 32; five orders from 5 on
                .containsExactly(6, 24, 39, 27, 4);
        assertThat(tiers()).isNotEqualTo(List.of(6L, 24L, 39L, 27L, 4L));

        assertThat(mvc.post()
                        .uri("/api/v1/tier-policies")
                        .with(httpBasic("admin", PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(thresholds))
                .hasStatus(HttpStatus.CREATED);
        assertThat(mvc.post().uri("/api/v1/tier-policies/2/activate").with(httpBasic("admin", PASSWORD)))
                .hasStatus(HttpStatus.ACCEPTED);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tiers()).isEqualTo(List.of(6L, 24L, 39L, 27L, 4L)));
    }

    @Test
    void aHigherTierMayNotBeEasierAndWhatWasTypedIsKept() {
        assertThat(typed("1000", "Why not"))
                .hasStatusOk()
                .bodyText()
                .contains("May not be easier than Gold.", "value=\"1000\"", "Why not", "tiers[0].minRevenue-error");
        assertThat(typed("abc", "Why not")).bodyText().contains("Type an amount", "value=\"abc\"");
        assertThat(typed("90,000", " "))
                .hasStatusOk()
                .bodyText()
                .contains("Say why, in a sentence", "value=\"90,000\"", "Who goes where");
    }

    @Test
    void activatingFromThePagePutsANewVersionInForce() {
        assertThat(typed("90,000", "Platinum was too easy")).hasRedirectedUrl("/admin/tier-policy");
        assertThat(mvc.get().uri("/admin/tier-policy").with(admin()))
                .bodyText()
                .contains("Version 2 in force", "Platinum was too easy", "value=\"90000\"");
        assertThat(mvc.post().uri("/admin/tier-policy/1/activate").with(admin()).with(csrf()))
                .hasRedirectedUrl("/admin/tier-policy");
        assertThat(mvc.get().uri("/admin/tier-policy").with(admin())).bodyText().contains("Version 1 in force");
    }

    @Test
    void aPreviewNamesTheMoversOfACell() {
        assertThat(mvc.post()
                        .uri("/admin/tier-policy/preview")
                        .with(admin())
                        .with(csrf())
                        .params(form("2000000", "")))
                .hasStatusOk()
                .bodyText()
                .contains("from=PLATINUM", "Customer 100");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult typed(String platinumRevenue, String reason) {
        return mvc.post()
                .uri("/admin/tier-policy")
                .with(admin())
                .with(csrf())
                .locale(Locale.ENGLISH)
                .params(form(platinumRevenue, reason))
                .exchange();
    }

    private static org.springframework.util.MultiValueMap<String, String> form(String platinumRevenue, String reason) {
        var form = new org.springframework.util.LinkedMultiValueMap<String, String>();
        List<String> revenue = List.of(platinumRevenue, "50,000", "10,000", "");
        List<String> orders = List.of("5", "4", "3", "2");
        for (int i = 0; i < 4; i++) {
            form.add("tiers[" + i + "].minRevenue", revenue.get(i));
            form.add("tiers[" + i + "].minOrders", orders.get(i));
            form.add("tiers[" + i + "].maxRecencyDays", "");
        }
        form.add("reason", reason);
        return form;
    }

    private List<Long> tiers() {
        return jdbc.query("""
                select count(s.*) from unnest(array['PLATINUM', 'GOLD', 'SILVER', 'BRONZE', 'STANDARD'])
                    with ordinality as t (tier, place)
                left join customer_score s on s.tier = t.tier and s.run_id = (select run_id from current_score_run)
                group by t.place order by t.place""", (row, number) -> row.getLong(1));
    }

    private static long sum(Object[] counts) {
        long sum = 0;
        for (Object count : counts) {
            sum += ((Number) count).longValue();
        }
        return sum;
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor admin() {
        return user("admin").roles("ADMIN");
    }
}
