package dev.perennial.crm.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.app.command.Launcher;
import dev.perennial.crm.app.command.PerennialCommand;
import dev.perennial.crm.backup.BackupProgress;
import dev.perennial.crm.backup.Backups;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.testing.TestDatabase;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A business is backed up, restored by the command into a new database, and asked the same again. */
@SampleBusinessTest
class RestoredReadsTest {

    private static final List<String> KEYS = List.of("1", "2", "3");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Backups backups;

    @Autowired
    People people;

    @Autowired
    Interactions interactions;

    @Autowired
    ScoreRuns runs;

    @Test
    void everyReadOfRestAnswersAsBeforeAndWorkGoesOn(@TempDir Path directory) throws SQLException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> number("select count(*) from event_publication where completion_date is null") == 0);
        Map<String, String> before = answers();
        String scores = scores();
        assertThat(before.values().stream().filter(answer -> answer.startsWith("200")))
                .as("reads that found something")
                .hasSizeGreaterThan(60);
        Path archive = directory.resolve("all.backup");
        backups.make(archive, "admin", BackupProgress.NONE);
        TestDatabase fresh = TestDatabase.fresh();

        assertThat(restore(archive, fresh)).isZero();
        moveTo(fresh);

        assertThat(answers()).isEqualTo(before);
        assertThat(scores()).isEqualTo(scores);
        assertThat(number("select count(*) from backup_run where kind = 'RESTORE' and status = 'DONE'"))
                .as("answers came from the restored database")
                .isOne();
        interactions.log(
                people.find("rep").orElseThrow().asViewer(),
                SampleCustomer.TALKATIVE,
                new Talk(Channel.NOTE, null, null, null, "After the restore", null));
        ScoreRun run = runs.run(null, true, ScoreRuns.SYSTEM, ProgressListener.NONE);
        assertThat(run.status()).isEqualTo(ScoreRun.Status.DONE);
    }

    /** As an operator would, who has named the new database. */
    private static int restore(Path archive, TestDatabase into) {
        Map<String, String> settings = Map.of(
                "spring.datasource.url", into.url(),
                "spring.datasource.username", into.username(),
                "spring.datasource.password", into.password(),
                "crm.backup.password", SampleBusinessTest.SEAL);
        settings.forEach(System::setProperty);
        try {
            return PerennialCommand.execute(new Launcher(CrmApplication.class), "restore", archive.toString());
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    /** Lets the application find the other database under the name of its own. */
    private void moveTo(TestDatabase other) throws SQLException {
        String own = name(database.getJdbcUrl());
        String server = other.url().replaceFirst("(//[^/]+/)[^?]*", "$1postgres");
        try (Connection connection = DriverManager.getConnection(server, other.username(), other.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database %s with allow_connections false".formatted(own));
            statement.execute(
                    "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname in ('%s', '%s')"
                            .formatted(own, name(other.url())));
            statement.execute("alter database %s rename to %s_before".formatted(own, own));
            statement.execute("alter database %s rename to %s".formatted(name(other.url()), own));
        }
    }

    private static String name(String url) {
        return url.replaceFirst(".*//[^/]+/([^?]*).*", "$1");
    }

    private Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/api/v1"))
                .forEach(pattern -> variants(pattern).forEach(path -> {
                    answers.put("admin " + path, answer(path, "admin", "ADMIN"));
                    answers.put("rep " + path, answer(path, "rep", "REP"));
                }));
        return answers;
    }

    private List<String> variants(String pattern) {
        String order =
                jdbc.sql("select min(order_no) from orders").query(String.class).single();
        List<String> customers = pattern.contains("{customerNo}")
                ? List.of(SampleCustomer.BIGGEST, SampleCustomer.TALKATIVE)
                : List.of("");
        List<String> keys = pattern.contains("{id}") || pattern.contains("{version}") ? KEYS : List.of("");
        return customers.stream()
                .flatMap(customer -> keys.stream()
                        .map(key -> pattern.replace("{customerNo}", customer)
                                .replace("{orderNo}", order)
                                .replace("{username}", "rep")
                                .replaceAll("\\{(id|version)}", key)))
                .toList();
    }

    private String answer(String path, String username, String role) {
        MvcTestResult answer =
                mvc.get().uri(path).with(user(username).roles(role)).exchange();
        try {
            HttpStatus status = HttpStatus.valueOf(answer.getResponse().getStatus());
            return status.value() + " " + answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The partitions of the scores and their indexes, which no migration makes. */
    private String scores() {
        return jdbc.sql("""
                        select (select string_agg(pg_get_indexdef(x.indexrelid), ' ' order by x.indexrelid::regclass::text)
                                from pg_index x join pg_inherits i on i.inhrelid = x.indrelid
                                where i.inhparent = 'customer_score'::regclass)
                            || (select string_agg(pg_get_expr(c.relpartbound, c.oid), ' ' order by c.relname) from pg_class c
                                where c.relname ~ '^customer_score_' and c.relispartition)
                            || (select count(*) || ' ' || sum(hashtextextended(s::text, 1)) from customer_score s)""").query(String.class).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
