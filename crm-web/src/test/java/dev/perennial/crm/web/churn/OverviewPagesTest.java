package dev.perennial.crm.web.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The workbench and the churn page, first of an empty product, then over customers really scored twice. */
@WebTest(properties = "crm.test.own-database=overview")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    CareTasks tasks;

    @Autowired
    ScoreRuns runs;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    long earlier;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "over");
    }

    @Test
    @Order(1)
    void anEmptyProductLeadsToTheImport() {
        assertThat(page(force.admin(), "/", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/admin/imports\"", "Import customers and orders");
        assertThat(page(force.rep(), "/", "zh-CN"))
                .hasStatusOk()
                .bodyText()
                .contains("导入客户与订单", "由管理员导入")
                .doesNotContain("/admin/imports");
        assertThat(page(force.admin(), "/churn", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing has been scored yet", "/admin/score-runs");
    }

    @Test
    @Order(2)
    void theWorkbenchShowsTheDayToEveryRoleInBothLanguages() {
        buyAndScore();
        for (Viewer viewer : List.of(force.rep(), force.rep2(), force.lead(), force.head(), force.admin())) {
            for (String language : List.of("en", "zh-CN")) {
                assertThat(page(viewer, "/", language)).hasStatusOk().bodyText().doesNotContain("??");
            }
        }
        assertThat(page(force.rep(), "/", "en"))
                .bodyText()
                .contains("Ask for the spring order", "Slower than their own rhythm", "name=\"outcome\"")
                .doesNotContain("The team, last 7 days");
        assertThat(page(force.head(), "/", "en")).bodyText().contains("The team, last 7 days", "over-rep");
        assertThat(page(force.rep2(), "/", "en")).bodyText().doesNotContain("Ask for the spring order");
    }

    @Test
    @Order(3)
    void theChurnPageSaysWhatItsFiguresAreAndLeadsToTheCustomersBehindThem() {
        assertThat(page(force.head(), "/churn", "en"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "places no order within 90 days",
                        "/customers?tier=GOLD&amp;foretold=true&amp;sort=-valueAtRisk",
                        "from=LOW",
                        "application/json")
                .doesNotContain("??", "style=");
        assertThat(page(force.head(), "/churn?from=LOW&to=LOW", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("From Low to Low");
        assertThat(page(force.head(), "/churn?from=NOWHERE", "en")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(page(force.head(), "/churn", "zh-CN"))
                .hasStatusOk()
                .bodyText()
                .contains("流失风险", "风险价值分布")
                .doesNotContain("??");
        for (String language : List.of("en", "zh-CN")) {
            assertThat(page(force.head(), "/churn/retention", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("data-source=\"repurchases\"", "data-source=\"rates\"", "risk-history")
                    .doesNotContain("??", "style=");
        }
        for (String language : List.of("en", "zh-CN")) {
            assertThat(page(force.head(), "/churn/health", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Pareto/NBD")
                    .doesNotContain("??", "style=", "/admin/backtests");
        }
        assertThat(page(force.admin(), "/churn/health", "en")).bodyText().contains("/admin/backtests");
        assertThat(page(force.head(), "/churn/rhythm", "en"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "not a probability",
                        "href=\"/customers?rhythm=OVERDUE\"",
                        "/customers?rhythm=SILENT&amp;tier=",
                        "application/json")
                .doesNotContain("??", "style=");
        assertThat(page(force.head(), "/churn/rhythm", "zh-CN"))
                .hasStatusOk()
                .bodyText()
                .contains("流失风险", "而不是流失的概率")
                .doesNotContain("??");
    }

    @Test
    @Order(4)
    void anEarlierRunIsShownAndLinkedWhole() {
        assertThat(page(force.head(), "/churn/rhythm?run=" + earlier, "en"))
                .hasStatusOk()
                .bodyText()
                .contains("You are looking at the scores of", "rhythm=OVERDUE&amp;run=" + earlier);
        assertThat(page(force.head(), "/churn?run=" + earlier, "en"))
                .hasStatusOk()
                .bodyText()
                .contains("You are looking at the scores of", "sort=-valueAtRisk&amp;run=" + earlier);
        assertThat(page(force.head(), "/customers?sort=-valueAtRisk&run=" + earlier, "en"))
                .hasStatusOk()
                .bodyText()
                .contains("from an earlier score run");
        assertThat(page(force.head(), "/churn?run=123456", "en")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Order(5)
    void aRepIsKeptOutOfTheChurnPage() {
        for (String address : List.of("/churn", "/churn/retention", "/churn/rhythm", "/churn/health")) {
            assertThat(page(force.rep(), address, "en")).as(address).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    @Order(6)
    void anAdministratorMovesTheBandsOfRisk() {
        for (String language : List.of("en", "zh-CN")) {
            assertThat(page(force.admin(), "/admin/risk-bands", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("name=\"valueCritical\"", "value=\"25\"")
                    .doesNotContain("??", "style=");
        }
        assertThat(page(force.head(), "/admin/risk-bands", "en")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(bands("30", "20", "Spring", false)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(bands("30", "60", "", false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"60\"", "Say why");
        assertThat(bands("30", "60", "Spring", true)).hasStatusOk();
        assertThat(mvc.put()
                        .uri("/api/v1/risk-bands")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"reason": "Spring", "bands": {"elevated": 0.3, "high": 0.2, "critical": 0.8,
                                 "valueElevated": 50, "valueHigh": 500, "valueCritical": 5000}}""")
                        .with(user(force.admin().username()).roles("ADMIN")))
                .bodyText()
                .contains("bands.high", "higher churn risk than the one before");
        assertThat(bands("30", "60", "Spring", false)).hasStatus3xxRedirection();
        assertThat(page(force.admin(), "/admin/risk-bands", "en"))
                .bodyText()
                .contains("30% · 60%", "Spring", "in force");
        assertThat(page(force.head(), "/customers?risk=LOW&atRisk=LOW", "en")).hasStatusOk();
    }

    private MvcTestResult bands(String elevated, String high, String reason, boolean preview) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri("/admin/risk-bands")
                .param("elevated", elevated)
                .param("high", high)
                .param("critical", "80")
                .param("valueElevated", "50")
                .param("valueHigh", "500")
                .param("valueCritical", "5000")
                .param("reason", reason);
        return (preview ? request.param("preview", "true") : request)
                .with(user(force.admin().username()).roles("ADMIN"))
                .with(csrf())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange();
    }

    @Test
    @Order(7)
    void aProfileShowsFromWhereToWhereItsFiguresMayBeExpected() {
        assertThat(page(force.rep(), "/customers/over-3", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("orders in a year in 8 of 10 such cases")
                .doesNotContain("??", "CDNOW", "Too little data");
        jdbc.sql("""
                        insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, gap_days)
                        select id, :today, 1, 1, 90, 90, 30, 20 from customer where customer_no = 'over-3'""").param("today", business.today()).update();
        jdbc.sql("""
                        insert into purchase_summary (customer_id, first_day, last_day, occasions, orders, units, gross, net, profit)
                        select customer_id, min(business_day), max(business_day), count(*), sum(orders), sum(units), sum(gross),
                               sum(net), sum(profit)
                        from purchase_day join customer on id = customer_id where customer_no = 'over-3' group by 1""").update();
        for (String language : List.of("en", "zh-CN")) {
            assertThat(page(force.rep(), "/customers/over-3", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains(language.equals("en") ? "The tier would be" : "等级将为")
                    .contains(language.equals("en") ? "The lifetime value is" : "生命周期价值为")
                    .doesNotContain("??");
        }
        assertThat(page(force.head(), "/churn/health", "en")).bodyText().contains(" ± ");
    }

    @Test
    @Order(8)
    void withFewCustomersRangesOfOtherShopsAreShownAndWhatIsMissingIsSaid() {
        for (int customers : List.of(20, 5, 1)) {
            jdbc.sql("""
                            delete from purchase_day d using customer c
                            where c.id = d.customer_id and split_part(c.customer_no, '-', 2)::int > ?""").param(customers).update();
            runs.run(business.today().minusDays(1), true, "test", ProgressListener.NONE);
            String missing = "needs %d more repeat customers".formatted(50 - customers);
            assertThat(page(force.admin(), "/customers/over-1", "en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Too little data: " + missing, "CDNOW and Online Retail II", "in 8 of 10 such cases");
            assertThat(page(force.admin(), "/customers", "en")).bodyText().contains(missing, "Profiles show ranges");
            assertThat(page(force.admin(), "/customers/over-1", "zh-CN"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("数据太少")
                    .doesNotContain("??");
            for (String address : List.of("/", "/churn", "/churn/health")) {
                assertThat(page(force.admin(), address, "en")).as(address).hasStatusOk();
            }
            assertThat(page(force.admin(), "/churn/health", "en")).bodyText().contains(missing);
        }
    }

    private void buyAndScore() {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, owner_id, team_id, region)
                        select 'over-' || n, 'Customer </script> ' || n, '{}', 'COMPANY', u.id, u.team_id,
                               (array['East', 'West', null])[1 + n % 3]
                        from generate_series(1, 60) n
                        left join app_user u on u.username = (array['over-rep', 'over-rep2', null])[1 + n % 3]""").update();
        jdbc.sql("""
                        insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, gap_days)
                        select c.id, :today::date - 400 + step * 20, 1, 10, 100 * c.id, 100 * c.id, 30 * c.id,
                               case when step > 0 then 20 end
                        from customer c cross join generate_series(0, 18) step
                        where step < 19 - c.id % 6""").param("today", business.today()).update();
        earlier = runs.run(business.today().minusDays(40), true, "test", ProgressListener.NONE)
                .id();
        runs.run(null, null, "test", ProgressListener.NONE);
        tasks.create(
                force.lead(),
                jdbc.sql("select customer_no from customer where owner_id = ? order by id limit 1")
                        .param(force.rep().userId())
                        .query(String.class)
                        .single(),
                new NewTask(TaskKind.CALL, "Ask for the spring order", business.today(), 15, null));
    }

    private MvcTestResult page(Viewer viewer, String address, String language) {
        return mvc.get()
                .uri(address)
                .with(user(viewer.username()).roles(viewer.role().name()))
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
    }
}
