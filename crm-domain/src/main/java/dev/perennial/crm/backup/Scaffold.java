package dev.perennial.crm.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What would slow down or change rows on their way in: enforced references, indexes of no constraint, triggers. And the
 * rows that migrations themselves put into tables.
 *
 * @param again the statements that bring it back, in their order
 */
record Scaffold(List<String> again) {

    private record Part(String drop, String make) {}

    /** @param tables all tables of the present schema */
    static Scaffold takeDown(Connection connection, Set<String> tables) throws SQLException {
        Set<String> emptied = new TreeSet<>(tables);
        emptied.remove("flyway_schema_history");
        List<Part> indexes = indexes(connection);
        List<Part> references = references(connection);
        // without cascade, PostgreSQL 18 forgets that a table with references that are not enforced is among those
        // named
        Database.execute(
                connection,
                "truncate %s cascade"
                        .formatted(emptied.stream().map(Database::quoted).collect(Collectors.joining(", "))));
        for (Part reference : references) {
            Database.execute(connection, reference.drop());
        }
        for (Part index : indexes) {
            Database.execute(connection, index.drop());
        }
        List<String> again = new ArrayList<>();
        indexes.forEach(index -> again.add(index.make()));
        references.forEach(reference -> again.add(reference.make()));
        for (String table : emptied) {
            Database.execute(connection, "alter table " + Database.quoted(table) + " disable trigger user");
            again.add("alter table " + Database.quoted(table) + " enable trigger user");
        }
        return new Scaffold(again);
    }

    void putUp(Connection connection) throws SQLException {
        for (String statement : again) {
            Database.execute(connection, statement);
        }
    }

    private static List<Part> references(Connection connection) throws SQLException {
        return Database.list(
                connection,
                """
                select c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid, true)
                from pg_constraint c
                where c.connamespace = current_schema()::regnamespace and c.contype = 'f' and c.conenforced
                  and c.conparentid = 0
                order by 1, 2""",
                row -> new Part(
                        "alter table %s drop constraint %s".formatted(row.getString(1), row.getString(2)),
                        "alter table %s add constraint %s %s"
                                .formatted(row.getString(1), row.getString(2), row.getString(3))));
    }

    private static List<Part> indexes(Connection connection) throws SQLException {
        return Database.list(connection, """
                select x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid, 0, true)
                from pg_index x join pg_class i on i.oid = x.indexrelid
                where i.relnamespace = current_schema()::regnamespace
                  and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
                  and not exists (select from pg_inherits h where h.inhrelid = x.indexrelid)
                order by 1""", row -> new Part("drop index " + row.getString(1), row.getString(2)));
    }
}
