package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The schema that holds the data, as a restore finds it.
 *
 * @param us      the name our connections give
 * @param replace whether data in it may go
 */
record Place(String us, boolean replace) {

    private static final String NAME = "select coalesce(current_schema(), 'public')";

    /** A connection that was closed a moment ago may still be listed. */
    private static final int LOOKS = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** @throws Conflict when nothing may be restored there */
    void check(Connection connection) throws SQLException {
        refuseWhileUsed(connection);
        String schema = name(connection);
        if (!Database.is(connection, """
                select has_database_privilege(current_database(), 'create') and coalesce((
                    select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = ?), true)""", schema)) {
            throw Conflict.of("backup.restore.rights", schema);
        }
        List<String> extensions = Database.texts(
                connection,
                "select extname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname = ?",
                schema);
        if (!extensions.isEmpty()) {
            throw Conflict.of("backup.restore.extension", String.join(", ", extensions), schema);
        }
        refuseData(connection, schema);
    }

    private void refuseData(Connection connection, String schema) throws SQLException {
        List<String> tables =
                Database.texts(connection, "select tablename from pg_tables where schemaname = ?", schema);
        if (tables.isEmpty()) {
            return;
        }
        if (!tables.contains("flyway_schema_history") || !tables.contains("business")) {
            throw Conflict.of("backup.restore.foreign", schema);
        }
        if (!replace
                && Database.is(connection, "select exists (select from business) or exists (select from app_user)")) {
            throw Conflict.of("backup.restore.data");
        }
    }

    /** Puts another schema in this one's place, unless somebody has come in meanwhile. */
    void give(Connection connection, String successor) throws SQLException {
        check(connection);
        String schema = name(connection);
        List<String> owner = Database.texts(
                connection,
                "select quote_ident(pg_get_userbyid(nspowner)) from pg_namespace where nspname = ?",
                schema);
        Database.execute(connection, "drop schema if exists " + Database.quoted(schema) + " cascade");
        Database.execute(
                connection,
                "alter schema %s rename to %s".formatted(Database.quoted(successor), Database.quoted(schema)));
        if (!owner.isEmpty()) {
            Database.execute(
                    connection, "alter schema %s owner to %s".formatted(Database.quoted(schema), owner.getFirst()));
            Database.execute(connection, "grant usage on schema %s to public".formatted(Database.quoted(schema)));
        }
    }

    private static String name(Connection connection) throws SQLException {
        return Database.texts(connection, NAME).getFirst();
    }

    private void refuseWhileUsed(Connection connection) throws SQLException {
        for (int look = 1; isUsed(connection); look++) {
            if (look == LOOKS) {
                throw Conflict.of("backup.restore.used");
            }
            pause();
        }
    }

    private boolean isUsed(Connection connection) throws SQLException {
        Database.execute(connection, "select pg_stat_clear_snapshot()");
        return Database.is(connection, """
                select exists (
                    select from pg_stat_activity
                    where datname = current_database() and usesysid is not null
                      and coalesce(backend_type, 'client backend') = 'client backend' and application_name <> ?)""", us);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
