package dev.perennial.crm.merging;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts rows kept as JSON back into their tables. */
@Component
@RequiredArgsConstructor
class Rows {

    private final JdbcClient jdbc;

    /** Columns that the table has got since are left to their defaults. */
    void insert(String table, String row) {
        List<String> columns = jdbc.sql("""
                        select quote_ident(a.attname) from pg_attribute a
                        where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped
                          and a.attgenerated = '' and jsonb_exists(cast(:row as jsonb), a.attname)
                        order by a.attnum""")
                .param("table", table)
                .param("row", row)
                .query((found, number) -> found.getString(1))
                .list();
        String names = String.join(", ", columns);
        jdbc.sql("""
                        insert into %1$s (%2$s) overriding system value
                        select %2$s from jsonb_populate_record(null::%1$s, cast(:row as jsonb))
                        on conflict do nothing""".formatted(table, names)).param("row", row).update();
    }
}
