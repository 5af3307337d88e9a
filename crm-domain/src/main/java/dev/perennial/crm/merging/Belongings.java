package dev.perennial.crm.merging;

import static java.util.stream.Collectors.joining;

import dev.perennial.crm.merging.OwnedTables.Once;
import dev.perennial.crm.merging.OwnedTables.OwnedTable;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives all that belongs to one customer to another, and what was given back. */
@Component
@RequiredArgsConstructor
class Belongings {

    /** Beside what is unique: whoever owns a customer is not their collaborator too. */
    private static final Map<String, String> FURTHER_COLLISIONS =
            Map.of("customer_collaborator", "t.user_id = (select s.owner_id from customer s where s.id = :survivor)");

    private final OwnedTables tables;
    private final Rows rows;
    private final JdbcClient jdbc;

    /** Of what the survivor has already, the absorbed customer's is set aside. */
    void move(long merge, long absorbed, long survivor) {
        for (OwnedTable table : tables.all()) {
            table.once().forEach(once -> setAside(table, collides(table, once), merge, absorbed, survivor));
            String further = FURTHER_COLLISIONS.get(table.name());
            if (further != null) {
                setAside(table, further, merge, absorbed, survivor);
            }
            jdbc.sql("""
                            with moved as (
                                update %1$s t set %2$s = :survivor%3$s where t.%2$s = :absorbed returning %4$s as row_key
                            )
                            insert into customer_merge_moved (merge_id, table_name, column_name, row_key)
                            select :merge, '%1$s', '%2$s', row_key from moved""".formatted(table.name(), table.column(), nextVersion(table), key(table)))
                    .param("merge", merge)
                    .param("absorbed", absorbed)
                    .param("survivor", survivor)
                    .update();
        }
    }

    /** What was deleted since stays so, and what came since stays where it is. */
    void moveBack(long merge, long absorbed, long survivor) {
        for (OwnedTable table : tables.all()) {
            String same = table.key().stream()
                    .map(column -> "t." + column + " = k." + column + " and ")
                    .collect(joining());
            jdbc.sql("""
                            update %1$s t set %2$s = :absorbed%3$s
                            from customer_merge_moved m cross join lateral jsonb_populate_record(null::%1$s, m.row_key) k
                            where m.merge_id = :merge and m.table_name = '%1$s' and m.column_name = '%2$s'
                              and m.set_aside is null and %4$s t.%2$s = :survivor""".formatted(table.name(), table.column(), nextVersion(table), same))
                    .param("merge", merge)
                    .param("absorbed", absorbed)
                    .param("survivor", survivor)
                    .update();
            jdbc.sql("""
                            select set_aside from customer_merge_moved
                            where merge_id = :merge and table_name = :name and column_name = :column
                              and set_aside is not null
                            order by id""")
                    .param("merge", merge)
                    .param("name", table.name())
                    .param("column", table.column())
                    .query((row, number) -> row.getString(1))
                    .list()
                    .forEach(kept -> rows.insert(table.name(), kept));
        }
    }

    private void setAside(OwnedTable table, String condition, long merge, long absorbed, long survivor) {
        jdbc.sql("""
                        with gone as (
                            delete from %1$s t where t.%2$s = :absorbed and (%3$s) returning %4$s as row_key, to_jsonb(t) as row
                        )
                        insert into customer_merge_moved (merge_id, table_name, column_name, row_key, set_aside)
                        select :merge, '%1$s', '%2$s', row_key, row from gone""".formatted(table.name(), table.column(), condition, key(table)))
                .param("merge", merge)
                .param("absorbed", absorbed)
                .param("survivor", survivor)
                .update();
    }

    /** Whether the survivor has what a customer can have only once; its condition is put unqualified, as indexes have it. */
    private static String collides(OwnedTable table, Once once) {
        String where = once.condition() == null ? "true" : once.condition();
        String same = once.columns().stream()
                .map(column -> " and mine." + column + " = theirs." + column)
                .collect(joining());
        return """
                t.ctid in (
                    select mine.at from (select ctid as at, * from %1$s where %2$s = :absorbed and (%3$s)) mine
                    join (select * from %1$s where %2$s = :survivor and (%3$s)) theirs on true%4$s)""".formatted(table.name(), table.column(), where, same);
    }

    /** Whoever is writing the row just now finds it changed, rather than giving it back by accident. */
    private static String nextVersion(OwnedTable table) {
        return table.versioned() ? ", version = t.version + 1" : "";
    }

    private static String key(OwnedTable table) {
        return table.key().stream()
                .map(column -> "'" + column + "', t." + column)
                .collect(joining(", ", "jsonb_build_object(", ")"));
    }
}
