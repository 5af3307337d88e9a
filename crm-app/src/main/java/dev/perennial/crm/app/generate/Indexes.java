package dev.perennial.crm.app.generate;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes the indexes of an empty table away while it is filled: made over all rows at once they take a fraction of the time.
 * Those that keep a key unique stay.
 */
@Component
@RequiredArgsConstructor
class Indexes {

    private static final String SECONDARY = """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            from pg_index i
            where i.indrelid = cast(? as regclass) and not i.indisunique
            order by i.indexrelid""";

    private final JdbcTemplate jdbc;

    private record Index(String name, String definition) {}

    /** Fills a table that nobody reads meanwhile; within a transaction, so that the indexes are never lost. */
    void without(String table, Runnable filling) {
        if (!isEmpty(table)) {
            filling.run();
            return;
        }
        List<Index> indexes =
                jdbc.query(SECONDARY, (row, number) -> new Index(row.getString(1), row.getString(2)), table);
        indexes.forEach(index -> jdbc.execute("drop index " + index.name()));
        filling.run();
        jdbc.execute("set local maintenance_work_mem = '256MB'");
        indexes.forEach(index -> jdbc.execute(index.definition()));
    }

    private boolean isEmpty(String table) {
        return !Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from " + table + ")", Boolean.class));
    }
}
