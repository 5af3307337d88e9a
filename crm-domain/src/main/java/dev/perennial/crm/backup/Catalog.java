package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchivedMigration;
import dev.perennial.crm.backup.archive.ArchivedSequence;
import dev.perennial.crm.backup.archive.ArchivedTable;
import dev.perennial.crm.backup.archive.ArchivedTable.Partition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is in the present schema of a connection, read from the database itself: no list that could miss a table. */
final class Catalog {

    /**
     * Tables whose rows belong to the running installation and not to its data: who is signed in, which node does what job,
     * what was backed up where, and which migrations were applied, which a restore tells anew.
     */
    static final Set<String> LEFT = Set.of(
            "spring_session", "spring_session_attributes", "scheduled_tasks", "backup_run", "flyway_schema_history");

    /** A table named as partitions are, but no part of anything, is what a broken-off clearing left. */
    private static final String TABLES = """
            select t.oid::bigint as key, t.relname as name, w.relname as whole,
                   pg_get_expr(t.relpartbound, t.oid) as bound, pg_relation_size(t.oid) as bytes
            from pg_class t
            left join pg_inherits i on i.inhrelid = t.oid and t.relispartition
            left join pg_class w on w.oid = i.inhparent
            where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and t.relpersistence = 'p'
              and (t.relispartition or not exists (
                  select from pg_class p
                  where p.relnamespace = t.relnamespace and p.relkind = 'p' and t.relname ~ ('^' || p.relname || '_[0-9]+$')))
            order by t.relname""";

    private static final String COLUMNS = """
            select attname from pg_attribute
            where attrelid = cast(? as oid) and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum""";

    private static final String INDEXES = """
            select pg_get_indexdef(x.indexrelid, 0, true)
            from pg_index x join pg_class i on i.oid = x.indexrelid
            where x.indrelid = cast(? as oid)
              and not exists (select from pg_inherits where inhrelid = x.indexrelid)
              and not exists (select from pg_constraint where conindid = x.indexrelid)
            order by i.relname""";

    private Catalog() {}

    /**
     * A table and how large it is.
     *
     * @param table the table
     * @param bytes on disk, about
     */
    record Sized(ArchivedTable table, long bytes) {}

    private record Found(long key, String name, @Nullable String whole, String bound, long bytes) {}

    static List<Sized> tables(Connection connection) throws SQLException {
        List<Found> found = Database.list(connection, TABLES, Catalog::found);
        List<Sized> tables = new ArrayList<>();
        for (Found table : found) {
            if (LEFT.contains(table.name())) {
                continue;
            }
            Partition partition = table.whole() == null
                    ? null
                    : new Partition(table.whole(), table.bound(), Database.texts(connection, INDEXES, table.key()));
            List<String> columns = Database.texts(connection, COLUMNS, table.key());
            tables.add(new Sized(new ArchivedTable(table.name(), columns, partition), table.bytes()));
        }
        return tables;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getLong("key"),
                row.getString("name"),
                row.getString("whole"),
                String.valueOf(row.getString("bound")),
                row.getLong("bytes"));
    }

    static List<ArchivedMigration> migrations(Connection connection) throws SQLException {
        return Database.list(
                connection,
                "select version, checksum from flyway_schema_history where success and version is not null order by installed_rank",
                row -> new ArchivedMigration(row.getString(1), row.getObject(2, Integer.class)));
    }

    static List<ArchivedSequence> sequences(Connection connection) throws SQLException {
        List<String> names = Database.texts(connection, """
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname""");
        List<ArchivedSequence> sequences = new ArrayList<>();
        for (String name : names) {
            sequences.addAll(Database.list(
                    connection,
                    "select last_value, is_called from " + Database.quoted(name),
                    row -> new ArchivedSequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /** The columns of a table as SQL names them. */
    static String columns(ArchivedTable table) {
        return table.columns().stream().map(Database::quoted).collect(Collectors.joining(", "));
    }
}
