package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether PostgreSQL answers, and is of a version this release is made for. */
@Component
@RequiredArgsConstructor
class DatabaseCheck implements Check {

    /** The version all tests run on; statements of this release do not work on earlier ones. */
    private static final int LEAST_VERSION = 18;

    private final DataSource dataSource;

    @Override
    public String subject() {
        return "database";
    }

    @Override
    public Finding examine() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            String version = server.getDatabaseProductVersion();
            return server.getDatabaseMajorVersion() < LEAST_VERSION
                    ? Finding.wrong(
                            subject(),
                            Message.of("system.database.old", version),
                            Message.of("system.database.old.remedy", LEAST_VERSION))
                    : Finding.good(subject(), Message.of("system.database.good", version));
        } catch (SQLException failure) {
            return Finding.wrong(
                    subject(),
                    Message.of("system.database.silent", why(failure)),
                    Message.of("system.database.silent.remedy"));
        }
    }

    /** The server's own words; a pool of connections only says that it got none. */
    private static String why(SQLException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }
}
