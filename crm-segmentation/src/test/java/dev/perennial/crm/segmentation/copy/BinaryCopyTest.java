package dev.perennial.crm.segmentation.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.testing.DatabaseTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is written binary is what the database understands, and what it gives is what is read. */
@DatabaseTest
class BinaryCopyTest {

    private static final int ROWS = 20_000;
    private static final int FIELDS = 5;

    @Autowired
    JdbcTemplate jdbc;

    private record Row(long key, long money, int count, double share, String code) {}

    @Test
    void rowsComeBackAsTheyWere() {
        List<Row> rows = rows();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var table = connection.createStatement()) {
                table.execute("""
                        create temporary table copied (key bigint, money numeric(19, 4), count integer, share float8, code text)""");
                write(connection, rows);
                assertThat(understood(connection)).isEqualTo(rows);
                assertThat(read(connection)).isEqualTo(rows);
            } finally {
                try (var table = connection.createStatement()) {
                    table.execute("drop table if exists copied");
                }
            }
            return true;
        });
    }

    @Test
    void anAbsentValueReadsAsZeroAndAnotherTypeIsRefused() {
        reading("select null::bigint, null::numeric, 7::bigint", input -> {
            assertThat(input.nextRow(3)).isTrue();
            assertThat(input.readLong()).isZero();
            assertThat(input.readMoney()).isZero();
            assertThatExceptionOfType(IOException.class).isThrownBy(input::readInt);
        });
    }

    /** What is still on its way when it ends must not answer the next question. */
    @Test
    void aCopyThatIsNotReadToItsEndLeavesTheConnectionUsable() {
        reading("select generate_series(1, 1000000)::bigint", input -> {
            assertThat(input.nextRow(1)).isTrue();
            assertThat(input.readLong()).isEqualTo(1);
        });
    }

    @Test
    void aQueryThatFailsLeavesTheConnectionUsable() {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            String query = "select 1 / (g - 100000) from generate_series(1, 200000) g";
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> {
                        try (BinaryCopyInput input = BinaryCopyInput.of(connection, query)) {
                            while (input.nextRow(1)) {
                                input.readInt();
                            }
                        }
                    })
                    .withMessageContaining("division by zero");
            assertThatItAnswers(connection);
            return true;
        });
    }

    @FunctionalInterface
    private interface Reading {
        void read(BinaryCopyInput input) throws IOException;
    }

    private void reading(String query, Reading reading) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (BinaryCopyInput input = BinaryCopyInput.of(connection, query)) {
                reading.read(input);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
            assertThatItAnswers(connection);
            return true;
        });
    }

    private static void assertThatItAnswers(Connection connection) throws SQLException {
        for (int answer : new int[] {42, 43}) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("select " + answer)) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(answer);
            }
        }
    }

    /** In order of their keys; amounts of every length, negative ones and nothing among them. */
    private static List<Row> rows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            long money = random.nextLong() >> (random.nextInt(63) + 1);
            rows.add(new Row(random.nextLong(), money, random.nextInt(), random.nextGaussian(), "C" + number % 100));
        }
        rows.sort(Comparator.comparingLong(Row::key));
        return rows;
    }

    private static void write(Connection connection, List<Row> rows) throws SQLException {
        BinaryCopyOutput output = new BinaryCopyOutput(
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copied from stdin (format binary)"));
        for (Row row : rows) {
            output.startRow(FIELDS);
            output.writeLong(row.key());
            output.writeMoney(row.money());
            output.writeInt(row.count());
            output.writeDouble(row.share());
            output.writeText(BinaryCopyOutput.text(row.code()));
        }
        assertThat(output.finish()).isEqualTo(rows.size());
    }

    private static List<Row> understood(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select * from copied order by key")) {
            while (result.next()) {
                BigDecimal money = result.getBigDecimal(2);
                rows.add(new Row(
                        result.getLong(1),
                        money.movePointRight(4).longValueExact(),
                        result.getInt(3),
                        result.getDouble(4),
                        result.getString(5)));
            }
        }
        return rows;
    }

    /** Codes are read by their numbers, as everywhere. */
    private static List<Row> read(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        String query = "select key, money, count, share, substr(code, 2)::integer from copied order by key";
        try (BinaryCopyInput input = BinaryCopyInput.of(connection, query)) {
            while (input.nextRow(FIELDS)) {
                rows.add(new Row(
                        input.readLong(),
                        input.readMoney(),
                        input.readInt(),
                        input.readDouble(),
                        "C" + input.readInt()));
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return rows;
    }
}
