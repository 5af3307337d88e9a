package dev.perennial.crm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.app.testing.OperatorTest;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A small demonstration is removed through the page of the running server. */
@OperatorTest
class DemoRemovalTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Business business;

    @Autowired
    ScoreRuns runs;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void removalIsTypedSparesWhatIsOnesOwnAndLeavesAFirstStart() {
        SalesForce force = SalesForce.hired(people, "shown");
        assertThat(flash(remove("REMOVE DEMO"))).as("no demonstration").containsKey("problem");
        jdbc.sql("create table somebody_elses (id int)").update();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('event-cleaning', 'recurring', now(), false, 1)""").update();
        customers.register(force.admin(), "D-1", Facts.of("Demo", CustomerType.COMPANY), null);
        runs.run(null, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        jdbc.sql("update business set demo = true, demo_loaded_at = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        clock.advance(Duration.ofSeconds(1));

        assertThat(flash(remove("remove demo"))).as("not typed").containsKey("problem");
        assertThat(mvc.get().uri("/admin/system").with(user("shown-admin").roles("ADMIN")))
                .hasStatusOk()
                .bodyText()
                .contains("REMOVE DEMO", "password everybody knows")
                .doesNotContain("??");
        customers.register(force.admin(), "OWN-1", Facts.of("My own", CustomerType.COMPANY), null);
        assertThat(flash(remove("REMOVE DEMO"))).as("own data").containsKey("problem");
        assertThat(count("customer where customer_no in ('D-1', 'OWN-1')")).isEqualTo(2);

        List<?> schema = schema();
        long lastRun =
                jdbc.sql("select max(id) from score_run").query(Long.class).single();

        Map<String, Object> told = flash(remove("REMOVE DEMO", "withAdditions", "true"));

        assertThat(told).containsEntry("demoRemoved", true);
        for (String table : List.of("customer", "orders", "score_run", "import", "team")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("pg_class where relname ~ '^customer_score_\\d+$'")).isZero();
        assertThat(count("somebody_elses")).isZero();
        assertThat(count("scheduled_tasks")).as("jobs go on").isOne();
        assertThat(count("care_rule")).as("rules of a first start").isPositive();
        assertThat(count("pg_namespace where nspname = 'perennial_fresh'")).isZero();
        assertThat(business.settings().demo()).isFalse();
        assertThat(people.active()).extracting(User::getUsername).containsExactly("admin");
        assertThat(mvc.post()
                        .uri("/login")
                        .param("username", "admin")
                        .param("password", String.valueOf(told.get("oneTimePassword")))
                        .with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(mvc.get().uri("/").with(user("admin").roles("ADMIN"))).hasRedirectedUrl("/password");

        customers.register(
                people.find("admin").orElseThrow().asViewer(), "FIRST-1", Facts.of("First", CustomerType.PERSON), null);
        runs.run(null, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        assertThat(schema()).as("nothing of the product is missing").isEqualTo(schema);
        assertThat(jdbc.sql("select id from score_run").query(Long.class).single())
                .as("a number is never used again")
                .isGreaterThan(lastRun);
        assertThat(count("customer where customer_no = 'FIRST-1'")).isOne();
        assertThat(count("score_run where status = 'DONE'")).isOne();
    }

    private MvcTestResult remove(String typed, String... parameter) {
        var request = mvc.post().uri("/admin/system/demo/remove").param("confirmation", typed);
        if (parameter.length == 2) {
            request.param(parameter[0], parameter[1]);
        }
        return request.with(user("shown-admin").roles("ADMIN")).with(csrf()).exchange();
    }

    private static Map<String, Object> flash(MvcTestResult result) {
        return Map.copyOf(result.getMvcResult().getFlashMap());
    }

    /**
     * Tables, indexes, sequences, views, functions and triggers; not the partitions of a run, nor the further indexes that the
     * registry of events adds at each start.
     */
    private List<?> schema() {
        return jdbc.sql("""
                        select relkind::text || ' ' || relname as named from pg_class
                        where relnamespace = current_schema()::regnamespace and relname !~ '^customer_score_[0-9]|^event_publication_.*_idx$'
                        union all
                        select 'function ' || oid::regprocedure::text from pg_proc where pronamespace = current_schema()::regnamespace
                        union all
                        select 'trigger ' || tgname || ' of ' || tgrelid::regclass::text from pg_trigger
                        where not tgisinternal and tgrelid::regclass::text !~ '^customer_score_[0-9]'
                        order by named""").query(String.class).list();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
