package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@SuppressWarnings("NullAway.Init")
class CourierTest {

    private static final int ROWS = 300_000;

    @Autowired
    DataSource dataSource;

    private Connection connection;

    @BeforeEach
    void table() throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        execute("create temporary table cargo (number bigint check (number >= 0), word text) on commit drop");
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void rowsOfManyLoadsArriveInTheirOrder() throws SQLException {
        CopyBuffer buffer = new CopyBuffer("cargo");
        try (Courier courier = new Courier(connection)) {
            for (int number = 0; number < ROWS; number++) {
                buffer.add(number).add("word " + number).endRow();
                courier.takeIfEnough(buffer);
            }
            courier.take(buffer);
            courier.awaitArrival();
        }

        assertThat(number("select count(*) from cargo where word = 'word ' || number"))
                .isEqualTo(ROWS);
        assertThat(number("""
                        select count(*) from (
                            select number - lag(number) over (order by ctid) as step from cargo) as steps
                        where step <> 1""")).isZero();
    }

    @Test
    void whatWasWrittenIsReadAsItWas() throws SQLException {
        @Nullable String[] words = {"", "tab\tand\nline\r", "back\\slash \\N", "客户 ü", null};
        CopyBuffer buffer = new CopyBuffer("cargo");
        try (Courier courier = new Courier(connection)) {
            for (int place = 0; place < words.length; place++) {
                buffer.add(place == 0 ? Long.MAX_VALUE : place)
                        .add(words[place])
                        .endRow();
            }
            courier.take(buffer);
            courier.awaitArrival();
        }

        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number, word from cargo order by ctid")) {
            for (int place = 0; place < words.length; place++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(place == 0 ? Long.MAX_VALUE : place);
                assertThat(rows.getString(2)).isEqualTo(words[place]);
            }
        }
    }

    @Test
    void whoBringsTheNextRowsLearnsThatThoseBeforeWereRefused() {
        CopyBuffer good = new CopyBuffer("cargo");
        CopyBuffer bad = new CopyBuffer("cargo");
        good.add(1).add("good").endRow();
        bad.add("-1").add("bad").endRow();
        try (Courier courier = new Courier(connection)) {
            assertThatCode(() -> courier.take(bad)).doesNotThrowAnyException();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> courier.take(good))
                    .withMessageContaining("cargo_number_check");
            assertThatExceptionOfType(SQLException.class).isThrownBy(courier::awaitArrival);
        }
    }

    @Test
    void whenItIsClosedNothingUsesTheConnection() throws SQLException {
        CopyBuffer buffer = new CopyBuffer("cargo");
        for (int number = 0; number < ROWS; number++) {
            buffer.add(number).add("word").endRow();
        }
        Courier courier = new Courier(connection);
        courier.take(buffer);
        courier.close();

        assertThat(number("select count(*) from cargo")).isEqualTo(ROWS);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
