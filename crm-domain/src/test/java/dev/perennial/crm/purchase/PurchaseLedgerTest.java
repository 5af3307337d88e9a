package dev.perennial.crm.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.order.OrderDraft;
import dev.perennial.crm.order.OrderLine;
import dev.perennial.crm.order.OrderStatus;
import dev.perennial.crm.order.Orders;
import dev.perennial.crm.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PurchaseLedgerTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Orders orders;

    @Autowired
    PurchaseLedger ledger;

    @Test
    void aCompletedOrderWithAPositiveLineMakesItsDayAnOccasionEvenWhenItIsFree() {
        customer("PL-1");
        write("PL-1-a", "PL-1", MONDAY, OrderStatus.COMPLETED, null, line("A", "1", "0", null));
        write("PL-1-b", "PL-1", MONDAY.plusDays(3), OrderStatus.PLACED, null, line("A", "1", "9", null));
        write("PL-1-c", "PL-1", MONDAY.plusDays(4), OrderStatus.CANCELLED, null, line("A", "1", "9", null));

        assertThat(days("PL-1"))
                .containsExactly("2026-03-02 orders=1 units=1 gross=0 net=0 profit=0 gap=null void=null");
        assertThat(summary("PL-1")).isEqualTo("2026-03-02 2026-03-02 occasions=1 orders=1 net=0");
    }

    @Test
    void aReturnLowersNetMoneyOnItsOwnDayAndIsNoOccasion() {
        customer("PL-2");
        write("PL-2-a", "PL-2", MONDAY, OrderStatus.COMPLETED, null, line("A", "3", "10", "6"));
        write("PL-2-r", "PL-2", MONDAY.plusDays(5), OrderStatus.COMPLETED, null, line("A", "-1", "10", "6"));
        write("PL-2-b", "PL-2", MONDAY.plusDays(9), OrderStatus.COMPLETED, null, line("A", "1", "10", null));

        assertThat(days("PL-2"))
                .containsExactly(
                        "2026-03-02 orders=1 units=3 gross=30 net=30 profit=12 gap=null void=null",
                        "2026-03-07 orders=0 units=-1 gross=0 net=-10 profit=-4 gap=null void=null",
                        "2026-03-11 orders=1 units=1 gross=10 net=10 profit=3 gap=9 void=null");
        assertThat(summary("PL-2")).isEqualTo("2026-03-02 2026-03-11 occasions=2 orders=2 net=30");
    }

    @Test
    void anOrderTakenBackWholeByLinkedReturnsStopsBeingAnOccasionOnTheDayOfTheLastOfThem() {
        customer("PL-3");
        write(
                "PL-3-a",
                "PL-3",
                MONDAY,
                OrderStatus.COMPLETED,
                null,
                line("A", "2", "10", null),
                line("B", "1", "5", null));
        write("PL-3-r", "PL-3", MONDAY.plusDays(2), OrderStatus.COMPLETED, "PL-3-a", line("A", "-2", "10", null));
        assertThat(days("PL-3").getFirst()).endsWith("void=null");

        write("PL-3-s", "PL-3", MONDAY.plusDays(6), OrderStatus.COMPLETED, "PL-3-a", line("B", "-1", "5", null));
        assertThat(days("PL-3").getFirst()).endsWith("void=2026-03-08");
        assertThat(summary("PL-3")).isEqualTo("null null occasions=0 orders=0 net=0");

        write("PL-3-s", "PL-3", MONDAY.plusDays(6), OrderStatus.CANCELLED, "PL-3-a", line("B", "-1", "5", null));
        assertThat(days("PL-3").getFirst()).endsWith("void=null");
    }

    @Test
    void aDayStandsWhileOneOfItsOrdersStands() {
        customer("PL-4");
        write("PL-4-a", "PL-4", MONDAY, OrderStatus.COMPLETED, null, line("A", "1", "10", null));
        write("PL-4-b", "PL-4", MONDAY, OrderStatus.COMPLETED, null, line("A", "1", "10", null));
        write("PL-4-r", "PL-4", MONDAY.plusDays(2), OrderStatus.COMPLETED, "PL-4-a", line("A", "-1", "10", null));

        assertThat(days("PL-4").getFirst())
                .isEqualTo("2026-03-02 orders=2 units=2 gross=20 net=20 profit=6 gap=null void=null");
    }

    @Test
    void anOrderMarkedReturnedCountsForNothingUntilADatedReturnNamesIt() {
        customer("PL-5");
        write("PL-5-a", "PL-5", MONDAY, OrderStatus.RETURNED, null, line("A", "1", "10", null));
        assertThat(days("PL-5")).isEmpty();
        assertThat(summary("PL-5")).isNull();

        write("PL-5-r", "PL-5", MONDAY.plusDays(2), OrderStatus.RETURNED, "PL-5-a", line("A", "-1", "10", null));
        assertThat(days("PL-5"))
                .containsExactly(
                        "2026-03-02 orders=1 units=1 gross=10 net=10 profit=3 gap=null void=2026-03-04",
                        "2026-03-04 orders=0 units=-1 gross=0 net=-10 profit=-3 gap=null void=null");
    }

    @Test
    void moneyIsKeptInTheReportingCurrencyAtTheRateOfTheDay() {
        customer("PL-6");
        jdbc.sql(
                        "insert into exchange_rate values ('USD', '2026-03-01', 7), ('USD', '2026-03-03', 8) on conflict do nothing")
                .update();
        orders.write(
                ADMIN,
                "PL-6-a",
                new OrderDraft("PL-6", noon(MONDAY), null, null, "USD", null, List.of(line("A", "2", "10", "6"))));

        assertThat(days("PL-6"))
                .containsExactly("2026-03-02 orders=1 units=2 gross=140 net=140 profit=56 gap=null void=null");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void afterAnyWritesTheKeptTablesEqualTheRebuiltOnesAndASimpleCountRowByRow(long seed) {
        Random random = new Random(seed);
        String prefix = "PX-" + seed + "-";
        for (int customer = 0; customer < 5; customer++) {
            customer(prefix + customer);
        }
        List<String> numbers = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            if (numbers.size() > 5 && random.nextInt(10) == 0) {
                orders.delete(ADMIN, numbers.remove(random.nextInt(numbers.size())));
            } else {
                String number = prefix + "o" + random.nextInt(40);
                writeAnything(random, prefix, number, numbers);
                if (!numbers.contains(number)) {
                    numbers.add(number);
                }
            }
            if (step % 20 == 19) {
                assertThat(kept("purchase_day", prefix))
                        .containsExactlyInAnyOrderElementsOf(SimpleLedger.days(jdbc, prefix));
            }
        }
        List<String> keptDays = kept("purchase_day", prefix);
        List<String> keptSummaries = kept("purchase_summary", prefix);

        ledger.rebuild();

        assertThat(keptDays).isNotEmpty().isEqualTo(kept("purchase_day", prefix));
        assertThat(keptSummaries).isNotEmpty().isEqualTo(kept("purchase_summary", prefix));
    }

    private void writeAnything(Random random, String prefix, String number, List<String> numbers) {
        List<OrderLine> lines = new ArrayList<>();
        for (int line = 0; line <= random.nextInt(3); line++) {
            lines.add(line(
                    "PX" + random.nextInt(3),
                    String.valueOf(random.nextInt(7) - 3),
                    random.nextInt(500) / 100.0 + "",
                    random.nextBoolean() ? "1.25" : null));
        }
        String returned =
                numbers.isEmpty() || random.nextInt(2) == 0 ? null : numbers.get(random.nextInt(numbers.size()));
        OrderStatus status = random.nextInt(4) == 0
                ? OrderStatus.values()[random.nextInt(OrderStatus.values().length)]
                : OrderStatus.COMPLETED;
        write(
                number,
                prefix + random.nextInt(5),
                MONDAY.plusDays(random.nextInt(12)),
                status,
                returned,
                lines.toArray(OrderLine[]::new));
    }

    private void customer(String customerNo) {
        jdbc.sql("insert into customer (customer_no, name, name_tokens, type) values (?, 'x', '{x}', 'PERSON')")
                .param(customerNo)
                .update();
    }

    private void write(
            String orderNo,
            String customerNo,
            LocalDate day,
            OrderStatus status,
            @Nullable String returns,
            OrderLine... lines) {
        orders.write(
                ADMIN, orderNo, new OrderDraft(customerNo, noon(day), null, status, null, returns, List.of(lines)));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    private static OrderLine line(String sku, String quantity, String price, @Nullable String cost) {
        return new OrderLine(
                null,
                sku,
                null,
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                cost == null ? null : new BigDecimal(cost));
    }

    private List<String> days(String customerNo) {
        return texts("""
                select business_day || ' orders=' || orders || ' units=' || trim_scale(units) || ' gross='
                    || trim_scale(gross) || ' net=' || trim_scale(net) || ' profit=' || trim_scale(profit)
                    || ' gap=' || coalesce(gap_days::text, 'null') || ' void=' || coalesce(void_on::text, 'null')
                from purchase_day join customer c on c.id = customer_id
                where customer_no = ? order by business_day""", customerNo);
    }

    private @Nullable String summary(String customerNo) {
        return jdbc.sql("""
                        select coalesce(first_day::text, 'null') || ' ' || coalesce(last_day::text, 'null') || ' occasions='
                            || occasions || ' orders=' || orders || ' net=' || trim_scale(net)
                        from purchase_summary join customer c on c.id = customer_id where customer_no = ?""").param(customerNo).query(String.class).optional().orElse(null);
    }

    private List<String> kept(String table, String prefix) {
        return texts(
                "select t::text from " + table
                        + " t join customer c on c.id = t.customer_id where starts_with(c.customer_no, ?) order by t",
                prefix);
    }

    private List<String> texts(String sql, String parameter) {
        return jdbc.sql(sql)
                .param(parameter)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
