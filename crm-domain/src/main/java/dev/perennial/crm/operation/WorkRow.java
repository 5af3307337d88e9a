package dev.perennial.crm.operation;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.RowMapper;

/** Reads work from rows with the columns {@code what}, {@code by_whom}, {@code created_at} and {@code progress}. */
public final class WorkRow {

    private WorkRow() {}

    /** @param kind of the work */
    public static RowMapper<Work> of(String kind) {
        return (row, number) -> new Work(
                kind,
                row.getString("what"),
                row.getString("by_whom"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getDouble("progress"));
    }
}
