package dev.perennial.crm.web.workbench;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a new business has come on the way from its files to its first care task. */
@Component
@RequiredArgsConstructor
class FirstSteps {

    private final JdbcClient jdbc;

    /**
     * What is done, by anybody.
     *
     * @param customers whether there are any
     * @param owners    whether any customer has an owner
     * @param scores    whether a score run is published
     * @param tasks     whether a care task was ever made
     */
    record Done(boolean customers, boolean owners, boolean scores, boolean tasks) {

        public boolean all() {
            return customers && owners && scores && tasks;
        }
    }

    Done done() {
        return jdbc.sql("""
                        select exists (select from customer) as customers,
                               exists (select from customer where owner_id is not null) as owners,
                               exists (select from current_score_run) as scores,
                               exists (select from care_task) as tasks""").query(new DataClassRowMapper<>(Done.class)).single();
    }
}
