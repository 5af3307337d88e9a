package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.Message;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which score run orders the queue: the current one, and for the pages that follow a first one the run of that one. */
@Component
@RequiredArgsConstructor
class QueueRuns {

    /** Stands for no run at all: no score has this run. */
    private static final long NONE = 0;

    private final JdbcClient jdbc;

    long current() {
        return jdbc.sql("select run_id from current_score_run")
                .query(Long.class)
                .optional()
                .orElse(NONE);
    }

    /** @throws Gone when the scores of that run have been removed */
    long there(long run) {
        boolean there = run == NONE
                || jdbc.sql("select exists (select 1 from score_run where id = ? and kept)")
                        .param(run)
                        .query(Boolean.class)
                        .single();
        if (!there) {
            throw new Gone(Message.of("care.error.run.gone"));
        }
        return run;
    }
}
