package dev.perennial.crm.importing;

import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a key that an earlier row of the file has already: the first one is kept. */
final class RepeatedKeys {

    private static final String FIND = """
            create temporary table import_repeated on commit drop as
            select line, key, first_line
            from (
                select line, %1$s as key, min(line) over (partition by %1$s) as first_line
                from import_line
                where %1$s in (select %1$s from import_line group by %1$s having count(*) > 1)
            ) numbered
            where line > first_line""";

    private static final String TELL = """
            select line, '%1$s' as column_name, key as value, 'import.reason.twice' as reason,
                   array[first_line::text] as arguments
            from import_repeated
            order by line""";

    private RepeatedKeys() {}

    /** @param key the column of {@code import_line} that names a record */
    static void reject(JdbcClient jdbc, String key, BiConsumer<Long, Problem> rejected) {
        jdbc.sql(FIND.formatted(key)).update();
        RejectedRows.read(jdbc, TELL.formatted(key), rejected);
        jdbc.sql("delete from import_line l using import_repeated r where r.line = l.line")
                .update();
    }
}
