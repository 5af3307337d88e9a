package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which score run says what a customer in the pool is worth. */
@Component
@RequiredArgsConstructor
class PoolRun {

    /** Stands for no run at all: no score has this run. */
    private static final long NONE = 0;

    private final JdbcClient jdbc;

    long current() {
        return jdbc.sql("select run_id from current_score_run")
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(NONE);
    }

    /** @throws InvalidInput when it is no number, and so its cursor none of ours */
    static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }
}
