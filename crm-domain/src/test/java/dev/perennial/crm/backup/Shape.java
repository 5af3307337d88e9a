package dev.perennial.crm.backup;

import dev.perennial.crm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a database holds and how it is made, in a form that can be compared. */
final class Shape {

    private Shape() {}

    /** Each table with the number and a sum of its rows; those that belong to the installation left out. */
    static Map<String, String> rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Database.execute(connection, "set timezone = 'UTC'");
            Map<String, String> rows = new TreeMap<>();
            for (Catalog.Sized sized : Catalog.tables(connection)) {
                String name = Database.quoted(sized.table().name());
                rows.put(
                        name,
                        Database.texts(
                                        connection,
                                        "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 7)), 0) from "
                                                + name + " t")
                                .getFirst());
            }
            return rows;
        }
    }

    /** Indexes, constraints, triggers that are at work and functions; not the indexes that event publication adds at each start. */
    static List<String> scaffold(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Database.texts(connection, """
                    select pg_get_indexdef(i.indexrelid, 0, true) from pg_index i join pg_class c on c.oid = i.indexrelid
                    where c.relnamespace = 'public'::regnamespace and c.relname !~ '^event_publication_(by|serialized)'
                    union all
                    select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid, true)
                    from pg_constraint where connamespace = 'public'::regnamespace
                    union all
                    select pg_get_triggerdef(t.oid, true) || ' ' || tgenabled::text
                    from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    where not tgisinternal and c.relnamespace = 'public'::regnamespace
                    union all
                    select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
                    order by 1""");
        }
    }

    /** The schemas there are, but for PostgreSQL's own. */
    static List<String> schemas(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Database.texts(
                    connection,
                    "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'");
        }
    }
}
