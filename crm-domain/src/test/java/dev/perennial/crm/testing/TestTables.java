package dev.perennial.crm.testing;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clears tables while a server may still be at work on them in the background. */
public final class TestTables {

    private static final int ATTEMPTS = 20;

    private TestTables() {}

    /**
     * Empties tables and all that refer to them. Work in the background may hold some of the tables and want others: when
     * PostgreSQL ends such a deadlock at our cost, we try again.
     *
     * @param tables their names, separated by commas
     */
    public static void empty(JdbcTemplate jdbc, String tables) {
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc.execute("truncate " + tables + " cascade");
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }
}
