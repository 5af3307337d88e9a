package dev.perennial.crm.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class OrdersTest {

    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Autowired
    Orders orders;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void customers() {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type)
                        values ('OT-1', 'One', '{one}', 'PERSON'), ('OT-2', 'Two', '{two}', 'PERSON')
                        on conflict do nothing""").update();
    }

    @Test
    void anOrderIsReadBackAsItWasWrittenWithItsLinesNumberedByPlace() {
        assertThat(orders.write(ADMIN, "OT-a", draft("OT-1", line("A", "2", "9.5"), line("B", "-1", "3"))))
                .isEqualTo(WriteResult.CREATED);

        Order order = orders.find(ADMIN, "OT-a");

        assertThat(order.customerNo()).isEqualTo("OT-1");
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order.currency()).isEqualTo("CNY");
        assertThat(order.lines()).extracting(OrderLine::lineNo).containsExactly(1, 2);
        assertThat(order.lines()).extracting(OrderLine::sku).containsExactly("A", "B");
    }

    @Test
    void writingTheSameAgainTouchesNothing() {
        orders.write(ADMIN, "OT-b", draft("OT-1", line("A", "2", "9.5")));
        String before = row("OT-b");

        assertThat(orders.write(ADMIN, "OT-b", draft("OT-1", line("A", "2.00", "9.50"))))
                .isEqualTo(WriteResult.UNCHANGED);
        assertThat(row("OT-b")).isEqualTo(before);
    }

    @Test
    void aCorrectionReplacesTheOrderWhole() {
        orders.write(ADMIN, "OT-c", draft("OT-1", line("A", "2", "9.5"), line("B", "1", "1")));

        assertThat(orders.write(ADMIN, "OT-c", draft("OT-2", line("C", "1", "4"))))
                .isEqualTo(WriteResult.CORRECTED);

        Order order = orders.find(ADMIN, "OT-c");
        assertThat(order.customerNo()).isEqualTo("OT-2");
        assertThat(order.lines()).extracting(OrderLine::sku).containsExactly("C");
    }

    @Test
    void aCurrencyWithoutARateForTheDayIsRefused() {
        OrderDraft draft = new OrderDraft("OT-1", NOON, null, null, "CHF", null, List.of(line("A", "1", "1")));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> orders.write(ADMIN, "OT-d", draft))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem ->
                                problem.field() + " " + problem.message().code())
                        .containsExactly("currency error.order.noRate"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> orders.find(ADMIN, "OT-d"));
    }

    @Test
    void everythingWrongWithAnOrderIsToldAtOnce() {
        OrderDraft draft = new OrderDraft("OT-1", NOON, null, null, "yuan", null, List.of(line(" ", "1", "-1")));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> orders.write(ADMIN, "OT-e", draft))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(InvalidInput.Problem::field)
                        .containsExactlyInAnyOrder("currency", "lines[1].sku", "lines[1].unitPrice"));
    }

    @Test
    void whoMayNotSeeACustomerNeitherReadsNorWritesItsOrders() {
        orders.write(ADMIN, "OT-f", draft("OT-1", line("A", "1", "1")));
        Viewer stranger = people.add(new People.NewUser("ot-rep", "Rep", "long-enough-secret", Role.REP, null))
                .asViewer();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> orders.find(stranger, "OT-f"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> orders.write(stranger, "OT-g", draft("OT-1", line("A", "1", "1"))));
        jdbc.sql("update customer set owner_id = ? where customer_no = 'OT-2'")
                .param(stranger.userId())
                .update();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> orders.write(stranger, "OT-f", draft("OT-2", line("A", "1", "1"))));
        assertThat(orders.write(stranger, "OT-h", draft("OT-2", line("A", "1", "1"))))
                .isEqualTo(WriteResult.CREATED);
    }

    private @Nullable String row(String orderNo) {
        return jdbc.sql("select o::text from orders o where order_no = ?")
                .param(orderNo)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static OrderDraft draft(String customerNo, OrderLine... lines) {
        return new OrderDraft(customerNo, NOON, null, null, null, null, List.of(lines));
    }

    private static OrderLine line(String sku, String quantity, String price) {
        return new OrderLine(
                null, sku, null, null, new BigDecimal(quantity), new BigDecimal(price), BigDecimal.ZERO, null);
    }
}
