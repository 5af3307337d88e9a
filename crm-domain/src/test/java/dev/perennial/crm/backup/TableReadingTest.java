package dev.perennial.crm.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.backup.archive.ArchivedTable;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class TableReadingTest {

    private static final ArchivedTable TABLE = new ArchivedTable("read_halfway", List.of("number"), null);

    @Autowired
    DataSource dataSource;

    /** As when the disk of the archive is full: whoever gets the connection next is to get their own answers. */
    @Test
    void aTableThatIsNotReadToItsEndLeavesTheConnectionUsable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table read_halfway as select number from generate_series(1, 500000) number");

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> ArchiveMaker.read(connection, TABLE, row -> {
                        throw new IOException("No space left");
                    }))
                    .withMessage("No space left");

            for (int answer : new int[] {42, 43}) {
                try (var result = statement.executeQuery("select " + answer)) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(answer);
                }
            }
            statement.execute("drop table read_halfway");
        }
    }
}
