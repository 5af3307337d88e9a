package dev.perennial.crm.importing;

import dev.perennial.crm.importing.Recorded.Part;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts rows back to what they were before an import, whatever columns their tables have by now. */
@Component
@RequiredArgsConstructor
class Images {

    private static final String OF_IMPORT = "b.import_id = :import and b.relation = '%s'";

    private final JdbcClient jdbc;

    /** A row goes on to a further version, so that nobody overwrites it by a form opened before. */
    void restore(Recorded table, long importId) {
        String ofImport = OF_IMPORT.formatted(table.name());
        if (!jdbc.sql("select exists (select from import_before b where " + ofImport + ")")
                .param("import", importId)
                .query(Boolean.class)
                .single()) {
            return;
        }
        String assignments = columns(table.relation()).stream()
                .filter(column -> !column.equals("id") && !column.equals("version"))
                .map(column -> "%1$s = case when jsonb_exists(b.image -> 'row', '%1$s') then n.%1$s else r.%1$s end"
                        .formatted(column)) // a column that the table has got since stays as it is
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                        update %1$s r set %2$s, version = r.version + 1
                        from import_before b cross join lateral jsonb_populate_record(null::%1$s, b.image -> 'row') n
                        where r.id = b.row_id and %3$s""".formatted(table.relation(), assignments, ofImport))
                .param("import", importId)
                .update();
        table.parts().forEach(part -> restore(part, ofImport, importId));
    }

    private void restore(Part part, String ofImport, long importId) {
        jdbc.sql("delete from %s p using import_before b where p.%s = b.row_id and %s"
                        .formatted(part.relation(), part.owner(), ofImport))
                .param("import", importId)
                .update();
        String columns = String.join(", ", columns(part.relation()));
        jdbc.sql("""
                        insert into %1$s (%2$s) overriding system value
                        select %2$s
                        from import_before b
                        cross join lateral jsonb_populate_recordset(null::%1$s, b.image -> '%1$s')
                        where %3$s""".formatted(part.relation(), columns, ofImport))
                .param("import", importId)
                .update();
    }

    private List<String> columns(String relation) {
        return jdbc.sql("""
                        select quote_ident(attname) as name from pg_attribute
                        where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum""")
                .param(relation)
                .query((row, number) -> row.getString("name"))
                .list();
    }
}
