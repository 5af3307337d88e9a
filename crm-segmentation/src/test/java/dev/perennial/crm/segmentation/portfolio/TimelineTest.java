package dev.perennial.crm.segmentation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.StatementLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer with ten thousand entries, many of them at the same moment. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineTest {

    private static final int ORDERS = 6_000;
    private static final int TALKS = 3_900;
    private static final int TASKS = 100;

    @Autowired
    Timeline timeline;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;
    String number;

    @BeforeAll
    void live() {
        staff = SalesForce.hired(people, "line");
        number = customers
                .register(staff.rep(), null, Facts.of("Busy", CustomerType.COMPANY), null)
                .getCustomerNo();
        long customer = customers.idOf(staff.rep(), number);
        jdbc.sql("insert into product (sku, name) values ('line-1', 'Tea'), ('line-2', 'Cups')")
                .update();
        jdbc.sql("""
                        insert into orders (order_no, customer_id, ordered_at, business_day, status, currency, rate)
                        select 'line-' || n, :customer, moment, (moment at time zone 'Asia/Shanghai')::date, 'COMPLETED', 'USD', 2
                        from (select n, timestamptz '2026-03-16 00:00Z' - n / 3 * interval '1 hour' as moment
                              from generate_series(1, :count) n) days""").param("customer", customer).param("count", ORDERS).update();
        jdbc.sql("""
                        insert into order_line (order_id, line_no, product_id, quantity, unit_price, discount)
                        select o.id, line, p.id, case line when 1 then 3 else -1 end, 10, 1
                        from orders o, generate_series(1, 2) line, product p
                        where o.customer_id = :customer and p.sku = 'line-' || line""").param("customer", customer).update();
        jdbc.sql("""
                        insert into interaction (customer_id, occurred_at, channel, body, user_id)
                        select :customer, timestamptz '2026-03-16 00:00Z' - n / 5 * interval '1 hour', 'NOTE', 'n', :user
                        from generate_series(1, :count) n""")
                .param("customer", customer)
                .param("user", staff.rep().userId())
                .param("count", TALKS)
                .update();
        jdbc.sql("""
                        insert into care_task (customer_id, kind, title, due_on, created_at)
                        select :customer, 'CALL', 't', date '2026-03-20', timestamptz '2026-03-16 00:00Z' - n * interval '1 hour'
                        from generate_series(1, :count) n""").param("customer", customer).param("count", TASKS).update();
        jdbc.sql("analyze orders").update();
        jdbc.sql("analyze interaction").update();
    }

    @Test
    void pagingShowsEveryEntryOnceTheLatestFirst() {
        List<TimelineEntry> all = everyPage(Set.of(), 501);

        assertThat(all)
                .hasSize(ORDERS + TALKS + TASKS)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(TimelineEntry::at)
                        .reversed()
                        .thenComparing(TimelineEntry::kind)
                        .thenComparing(Comparator.comparing(TimelineEntry::id).reversed()));
    }

    @Test
    void onlyTheKindsAskedForAreShown() {
        assertThat(everyPage(EnumSet.of(TimelineKind.TASK, TimelineKind.INTERACTION), 999))
                .hasSize(TALKS + TASKS)
                .extracting(TimelineEntry::kind)
                .containsOnly(TimelineKind.TASK, TimelineKind.INTERACTION);
    }

    @Test
    void anOrderSaysWhatItWasWorthAndWhatItTookBackInTheReportingCurrency() {
        TimelineEntry order = timeline.of(staff.rep(), number, Set.of(TimelineKind.ORDER), null, 1)
                .items()
                .getFirst();

        assertThat(order.amount()).isEqualByComparingTo(new BigDecimal("58"));
        assertThat(order.returned()).isEqualByComparingTo(new BigDecimal("-22"));
        assertThat(order.products()).isEqualTo("Tea, Cups");
        assertThat(order.lines()).isEqualTo(2);
    }

    @Test
    void theKindsAreCounted() {
        assertThat(timeline.counts(staff.lead(), number))
                .containsEntry(TimelineKind.ORDER, ORDERS)
                .containsEntry(TimelineKind.INTERACTION, TALKS)
                .containsEntry(TimelineKind.TASK, TASKS)
                .containsEntry(TimelineKind.TIER, 0);
    }

    @Test
    void aPageTakesTwoStatementsWhateverItsSize() {
        try (StatementLog log = StatementLog.open()) {
            timeline.of(staff.rep(), number, Set.of(), null, 200);
            assertThat(log.statements()).hasSize(2);
        }
    }

    @Test
    void nobodyReadsTheTimelineOfACustomerTheyMayNotSee() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> timeline.of(staff.rep2(), number, Set.of(), null, 5));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> timeline.counts(staff.rep2(), number));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> timeline.of(staff.rep(), number, Set.of(), "nonsense", 5));
    }

    private List<TimelineEntry> everyPage(Set<TimelineKind> kinds, int size) {
        List<TimelineEntry> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = timeline.of(staff.lead(), number, kinds, cursor, size);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
