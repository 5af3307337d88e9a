package dev.perennial.crm.web.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.crm.web.testing.WebTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class RunWatchTest {

    @Autowired
    JdbcClient jdbc;

    private final List<Long> prepared = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private RunWatch watch;
    private @Nullable Long before;

    @BeforeEach
    void watch() {
        before = jdbc.sql("select run_id from current_score_run")
                .query(Long.class)
                .optional()
                .orElse(null);
        jdbc.sql("delete from current_score_run").update();
        watch = new RunWatch(jdbc, List.of(this::prepare));
    }

    private void prepare(long runId) {
        if (failure != null) {
            throw failure;
        }
        prepared.add(runId);
    }

    @AfterEach
    void putBack() {
        watch.stop();
        jdbc.sql("delete from current_score_run").update();
        if (before != null) {
            jdbc.sql("insert into current_score_run (run_id) values (?)")
                    .param(before)
                    .update();
        }
        jdbc.sql("delete from score_run where requested_by = 'run-watch'").update();
    }

    @Test
    void eachRunThatBecomesCurrentIsToldOfOnceWhoeverMadeItSo() {
        watch.look();
        assertThat(prepared).isEmpty();

        long first = published();
        watch.look();
        watch.look();
        assertThat(prepared).containsExactly(first);

        long second = published();
        watch.look();
        assertThat(prepared).containsExactly(first, second);
    }

    @Test
    void whatCouldNotBePreparedIsTriedAgain() {
        long run = published();
        failure = new IllegalStateException("the database is away");
        assertThatThrownBy(() -> watch.look()).isSameAs(failure);

        failure = null;
        watch.look();

        assertThat(prepared).containsExactly(run);
    }

    /** As another process does it. */
    private long published() {
        long run = jdbc.sql("""
                        insert into score_run (as_of, status, requested_by, created_at)
                        values (date '2026-01-31', 'DONE', 'run-watch', now()) returning id""").query(Long.class).single();
        jdbc.sql("""
                        insert into current_score_run (run_id) values (?)
                        on conflict (only_one) do update set run_id = excluded.run_id""").param(run).update();
        return run;
    }
}
