package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    /** A file made as it is read. */
    private static InputStream rows(int count) {
        return new InputStream() {

            private byte[] row =
                    "order_no,customer_no,ordered_at,sku,quantity,unit_price\n".getBytes(StandardCharsets.US_ASCII);
            private int place;
            private int made;

            @Override
            public int read() {
                if (place == row.length) {
                    if (made == count) {
                        return -1;
                    }
                    made++;
                    row = ("O" + made / 4 + ",C" + made % 1000 + ",2026-03-01,P" + made % 100 + ",1,10\n")
                            .getBytes(StandardCharsets.US_ASCII);
                    place = 0;
                }
                return row[place++];
            }
        };
    }
}
