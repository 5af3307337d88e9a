package dev.perennial.crm.importing;

import dev.perennial.crm.importing.Recorded.Part;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an import leaves behind so that it can be taken back: for rows it makes only the range their keys are in, for rows it
 * changes what they were.
 */
@RequiredArgsConstructor
final class Trace {

    private final JdbcClient jdbc;
    private final long importId;
    private final OffsetDateTime now;
    private final Map<Recorded, Long> lastKeys = new EnumMap<>(Recorded.class);

    /** The import that all new rows name. */
    long importId() {
        return importId;
    }

    /** The moment that all rows it writes carry as their last change. */
    OffsetDateTime now() {
        return now;
    }

    /** To be called before rows are made. */
    void begin(Recorded table) {
        lastKeys.put(table, lastKey(table));
    }

    /** @param rows how many were made */
    void made(Recorded table, long rows) {
        if (rows > 0) {
            jdbc.sql("""
                            insert into import_made (import_id, relation, after_id, upto_id, made)
                            values (?, ?, ?, ?, ?)""")
                    .params(importId, table.name(), lastKeys.getOrDefault(table, 0L), lastKey(table), rows)
                    .update();
        }
    }

    /**
     * To be called before rows are changed.
     *
     * @param keys a table with their keys as {@code id}
     */
    void keep(Recorded table, String keys) {
        jdbc.sql("""
                        insert into import_before (import_id, relation, row_id, image)
                        select ?, ?, r.id, jsonb_build_object('row', to_jsonb(r)%s)
                        from %s r join %s k on k.id = r.id""".formatted(images(table), table.relation(), keys))
                .params(importId, table.name())
                .update();
    }

    private static String images(Recorded table) {
        return table.parts().stream().map(Trace::image).collect(Collectors.joining());
    }

    private static String image(Part part) {
        return ", '%1$s', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from %1$s p where p.%2$s = r.id)"
                .formatted(part.relation(), part.owner());
    }

    private long lastKey(Recorded table) {
        return jdbc.sql("select coalesce(pg_sequence_last_value(pg_get_serial_sequence(?, 'id')::regclass), 0)")
                .param(table.relation())
                .query(Long.class)
                .single();
    }
}
