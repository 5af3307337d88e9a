package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.WorkLock;
import java.sql.SQLException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The demo data as a whole: whether they are here, what was added to them, and how they go. */
@Service
@RequiredArgsConstructor
public class Demonstration {

    /** Lock of whoever loads or removes the demo data: a number that nothing else in the database locks by. */
    public static final long LOCK = 7_362_001_209L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final JdbcClient jdbc;
    private final WorkLock lock;
    private final FreshTables tables;
    private final ObjectProvider<NewBeginning> beginning;

    /**
     * What is here.
     *
     * @param customers  all of them, the demo's and others
     * @param orderLines of all
     * @param additions  what came after the demo data were loaded
     */
    public record Contents(long customers, long orderLines, Additions additions) {}

    /**
     * Data that are not the demo's.
     *
     * @param imports   files that were brought in, whole or in part, and not taken back
     * @param customers that were made
     * @param orders    that were made
     */
    public record Additions(long imports, long customers, long orders) {

        /** Whether nothing was added. */
        public boolean isEmpty() {
            return imports + customers + orders == 0;
        }
    }

    /** Whether the data of this database are, or began as, the demo's. */
    public boolean isPresent() {
        return jdbc.sql("select exists (select from business where demo)")
                .query(Boolean.class)
                .single();
    }

    public Contents contents() {
        return new Contents(
                jdbc.sql("select count(*) from customer").query(Long.class).single(),
                jdbc.sql("select count(*) from order_line").query(Long.class).single(),
                additions());
    }

    /**
     * Takes the demo data away with everything that stands beside them, accounts too, and begins anew.
     *
     * @param withAdditions whether data that are not the demo's may go as well
     * @return the one-time password of the new administrator; empty where the operator has set one
     * @throws Conflict when there is no demonstration, when data were added to it that may not go, or while work is under way
     */
    public Optional<String> remove(boolean withAdditions) {
        return lock.waitAndHold(LOCK, () -> {
            refuseUnlessRemovable(withAdditions);
            replaceTables();
            return beginning.stream().findFirst().flatMap(NewBeginning::begin);
        });
    }

    private void replaceTables() {
        try {
            tables.replace();
        } catch (DataAccessException failure) {
            String state = NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                    ? cause.getSQLState()
                    : "";
            throw switch (state) {
                case LOCK_NOT_AVAILABLE -> Conflict.of("system.demo.error.busy");
                case INSUFFICIENT_PRIVILEGE -> Conflict.of("system.demo.error.privilege");
                default -> failure;
            };
        }
    }

    private void refuseUnlessRemovable(boolean withAdditions) {
        if (!isPresent()) {
            throw Conflict.of("system.demo.error.none");
        }
        Additions additions = additions();
        if (!withAdditions && !additions.isEmpty()) {
            throw Conflict.of(
                    "system.demo.error.additions", additions.imports(), additions.customers(), additions.orders());
        }
    }

    /** What was made after the demo data were complete; while they are half loaded, everything is the demo's. */
    private Additions additions() {
        return jdbc.sql("""
                        select
                            (select count(*) from import where status = 'DONE' and not dry_run and undone_at is null
                                and rows_accepted > 0 and created_at > demo_loaded_at) as imports,
                            (select count(*) from customer where created_at > demo_loaded_at) as customers,
                            (select count(*) from orders where created_at > demo_loaded_at) as orders
                        from business""").query(Additions.class).optional().orElse(new Additions(0, 0, 0));
    }
}
