package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest(properties = "crm.test.own-database=stopped-imports")
class StoppedImportTest extends ImportingTest {

    @BeforeEach
    void nothingRecorded() {
        jdbc.sql("truncate orders, order_line, purchase_day, purchase_summary, customer, product cascade")
                .update();
    }

    @Test
    void aCancelledImportLeavesNothingAndCannotBeCancelledAgain() {
        Import stopped =
                imports.run(ADMIN, ImportRequest.of(ImportType.ORDERS, "long.csv"), rows(2_000_000), progress -> {
                    if (progress.rowsRead() > 0) {
                        imports.list(ADMIN, null, 10).items().stream()
                                .filter(Import::isRunning)
                                .forEach(running -> imports.cancel(ADMIN, running.id()));
                    }
                });

        assertThat(stopped.status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(stopped.rowsAccepted()).isZero();
        assertThat(count("orders") + count("order_line") + count("customer") + count("purchase_day"))
                .isZero();
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> imports.cancel(ADMIN, stopped.id()));
    }

    @Test
    void anImportWhoseSessionEndsWhileItReadsFailsAndLeavesNothingInTheWayOfTheNext() {
        Import failed =
                imports.run(ADMIN, ImportRequest.of(ImportType.ORDERS, "long.csv"), rows(2_000_000), progress -> {
                    if (progress.rowsRead() > 0) {
                        jdbc.sql("""
                                        select pg_terminate_backend(pid) from pg_stat_activity
                                        where datname = current_database() and query like 'copy import_%'""").query().listOfRows();
                    }
                });

        assertThat(failed.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(messages(failed)).isEqualTo("failure.unexpected[]");
        assertThat(failed.rowsRead()).isLessThan(2_000_000);
        assertThat(failed.rowsAccepted()).isZero();
        assertThat(count("orders") + count("order_line") + count("customer") + count("purchase_day"))
                .isZero();
        assertThat(send(ImportType.ORDERS, OnError.SKIP, rows(100)).status()).isEqualTo(ImportStatus.DONE);
    }

    @Test
    void anImportThatCannotBeReadOnLeavesNothingOfWhatWasOnItsWay() {
        Import failed = send(
                ImportType.ORDERS,
                OnError.SKIP,
                new SequenceInputStream(rows(100_000), new ByteArrayInputStream(text("\"O,C,2026-03-01,P,1,10"))));

        assertThat(failed.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(messages(failed)).startsWith("failure.quote");
        assertThat(count("orders") + count("order_line") + count("customer") + count("purchase_day"))
                .isZero();
    }

    @Test
    void anImportWhoseProcessDiedIsMarkedAsInterrupted() {
        long id = jdbc.sql(
                        "insert into import (type, file_name, status, rows_read) values ('ORDERS', 'x.csv', 'RUNNING', 7) returning id")
                .query(Long.class)
                .single();

        Import found = imports.find(ADMIN, id);

        assertThat(found.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(messages(found)).isEqualTo("failure.interrupted[]");
        assertThat(found.rowsRejected()).isEqualTo(7);
    }

    @Test
    void onlyAdministratorsImport() {
        Viewer manager = new Viewer(1, "manager", Role.MANAGER, null, true);

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> imports.start(manager, ImportRequest.of(ImportType.ORDERS, "x.csv"), rows(1)));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> imports.list(manager, null, 10));
    }

    private static InputStream rows(int count) {
        return new MadeRows(count, count + 1);
    }
}
