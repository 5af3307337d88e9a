package dev.perennial.crm.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database for tests on a real PostgreSQL server: the one named by {@code CRM_TEST_DATABASE_URL}, {@code _USERNAME} and
 * {@code _PASSWORD} (or the system properties {@code crm.test.database.url} and so on), else a container where Docker
 * answers, else the embedded one. One server serves a JVM; its databases are gone when the JVM ends.
 *
 * @param url      JDBC address of this database
 * @param username a user who owns it
 * @param password that user's password
 */
public record TestDatabase(String url, String username, String password) {

    /** The database that the tests of this JVM, hence of one module, share. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    /** One more database, empty, for a test that cannot share. */
    public static TestDatabase fresh() {
        return TestServer.running().createDatabase();
    }

    /** A plain connection, for what must happen outside Spring's transactions. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    private static final class Shared {

        static final TestDatabase DATABASE = fresh();
    }
}
