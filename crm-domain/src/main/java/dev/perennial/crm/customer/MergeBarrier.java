package dev.perennial.crm.customer;

import dev.perennial.crm.shared.Conflict;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps customers in their place while many are written at once: an import works for minutes with the keys it has looked
 * up, and a merge would take those customers away under it.
 */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
public class MergeBarrier {

    private static final long IMPORTS = 0x696d_706f_7274L; // the letters of what they are about
    private static final long MERGES = 0x6d_6572_6765L;

    private final JdbcClient jdbc;

    /** No merge and no split begins until this transaction ends. */
    public void holdMerges() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(IMPORTS)
                .query()
                .listOfRows();
    }

    /**
     * Begins a merge or a split; others wait until this transaction ends.
     *
     * @throws Conflict while an import is running
     */
    public void pass() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(MERGES).query().listOfRows();
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(IMPORTS)
                .query(Boolean.class)
                .single()) {
            throw Conflict.of("merging.error.busy");
        }
    }
}
