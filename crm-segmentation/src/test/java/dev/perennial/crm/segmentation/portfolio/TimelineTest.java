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
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final int TASKS = 3_000;
    private static final int FEEDBACK = 300;
    private static final int EVENTS = 9_000;
    private static final int FILES = 1_000;
    private static final int OWNERS = 40;

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
        jdbc.sql("""
                        insert into feedback (customer_id, received_at, channel, kind, text, author)
                        select :customer, timestamptz '2026-03-16 00:00Z' - n / 2 * interval '1 hour', 'SOCIAL', 'COMPLAINT',
                               'f', 'Old hand'
                        from generate_series(1, :count) n""").param("customer", customer).param("count", FEEDBACK).update();
        jdbc.sql("""
                        insert into behaviour_event (customer_id, occurred_at, event_key, kind, keyword, source)
                        select :customer, timestamptz '2026-03-16 00:00Z' - n / 9 * interval '1 hour', md5('line' || n)::uuid,
                               'SEARCH', 'tea', 'app'
                        from generate_series(1, :count) n""").param("customer", customer).param("count", EVENTS).update();
        jdbc.sql("""
                        insert into customer_file (customer_id, name, content_type, bytes, sha256, content, uploaded_at)
                        select :customer, n || '.pdf', 'application/pdf', 3, '', '\\x010203'::bytea,
                               timestamptz '2026-03-16 00:00Z' - n * interval '1 hour'
                        from generate_series(1, :count) n""").param("customer", customer).param("count", FILES).update();
        jdbc.sql("""
                        insert into owner_change (customer_id, from_user, to_user, changed_at, changed_by, reason)
                        select :customer, :rep, :rep2, timestamptz '2026-03-16 00:00Z' - n / 2 * interval '1 hour', :lead, 'ASSIGNED'
                        from generate_series(1, :count) n""")
                .param("customer", customer)
                .param("rep", staff.rep().userId())
                .param("rep2", staff.rep2().userId())
                .param("lead", staff.lead().userId())
                .param("count", OWNERS)
                .update();
        jdbc.sql("analyze orders, order_line, interaction, care_task, feedback, behaviour_event, customer_file")
                .update();
    }

    @Test
    void pagingShowsEveryEntryOnceTheLatestFirst() {
        List<TimelineEntry> all = everyPage(TimelineFilter.ALL, 501);

        assertThat(all)
                .hasSize(ORDERS + TALKS + TASKS + FEEDBACK + EVENTS + FILES + OWNERS)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(TimelineEntry::at)
                        .reversed()
                        .thenComparing(TimelineEntry::kind)
                        .thenComparing(Comparator.comparing(TimelineEntry::id).reversed()));
    }

    @Test
    void onlyTheKindsAskedForAreShown() {
        assertThat(everyPage(only(TimelineKind.TASK, TimelineKind.INTERACTION), 999))
                .hasSize(TALKS + TASKS)
                .extracting(TimelineEntry::kind)
                .containsOnly(TimelineKind.TASK, TimelineKind.INTERACTION);
    }

    @Test
    void anOrderSaysWhatItWasWorthAndWhatItTookBackInTheReportingCurrency() {
        TimelineEntry order = timeline.of(staff.rep(), number, only(TimelineKind.ORDER), null, 1)
                .items()
                .getFirst();

        assertThat(order.amount()).isEqualByComparingTo(new BigDecimal("58"));
        assertThat(order.returned()).isEqualByComparingTo(new BigDecimal("-22"));
        assertThat(order.products()).isEqualTo("Tea, Cups");
        assertThat(order.lines()).isEqualTo(2);
    }

    @Test
    void aChangeOfOwnerSaysFromWhomToWhomAndWhy() {
        assertThat(everyPage(only(TimelineKind.OWNER), 7)).hasSize(OWNERS).allSatisfy(change -> {
            assertThat(change.fromOwner()).isEqualTo("line-rep");
            assertThat(change.toOwner()).isEqualTo("line-rep2");
            assertThat(change.person()).isEqualTo("line-lead");
            assertThat(change.ownerReason()).isEqualTo("ASSIGNED");
        });
    }

    @Test
    void theKindsAreCounted() {
        assertThat(timeline.counts(staff.lead(), number))
                .containsEntry(TimelineKind.ORDER, ORDERS)
                .containsEntry(TimelineKind.INTERACTION, TALKS)
                .containsEntry(TimelineKind.TASK, TASKS)
                .containsEntry(TimelineKind.TIER, 0)
                .containsEntry(TimelineKind.FEEDBACK, FEEDBACK)
                .containsEntry(TimelineKind.BEHAVIOUR, EVENTS)
                .containsEntry(TimelineKind.FILE, FILES)
                .containsEntry(TimelineKind.OWNER, OWNERS);
    }

    @Test
    void aChannelLeavesOutWhatComesByNone() {
        assertThat(everyPage(new TimelineFilter(Set.of(), "SOCIAL"), 200))
                .hasSize(FEEDBACK)
                .allSatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(TimelineKind.FEEDBACK);
                    assertThat(entry.person()).isEqualTo("Old hand");
                });
        assertThat(everyPage(new TimelineFilter(Set.of(TimelineKind.TASK), "SOCIAL"), 200))
                .isEmpty();
    }

    /** Each kind gives up its newest through its own index; nothing reads or sorts more than a page of any. */
    @Test
    void theFirstPageOfNearlyTwentyThousandEntriesReadsAFewRowsOfEachKind() {
        List<String> plan = jdbc.sql("explain (analyze, costs off, timing off, summary off, buffers off) "
                        + TimelineSql.merged(TimelineFilter.ALL.read()))
                .param("customer", customers.idOf(staff.rep(), number))
                .param("at", OffsetDateTime.parse("2026-03-17T00:00Z"))
                .param("day", LocalDate.of(2026, 3, 17))
                .param("kind", 0)
                .param("id", 0)
                .param("zone", "Asia/Shanghai")
                .param("channel", null, Types.VARCHAR)
                .param("limit", 21)
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(plan)
                .filteredOn(
                        line -> line.matches(
                                ".*Seq Scan on (orders|order_line|interaction|care_task|feedback|behaviour_event|customer_file)\\b.*"))
                .as(String.join("\n", plan))
                .isEmpty();
        assertThat(plan)
                .extracting(line -> line.replaceFirst(".*actual rows=([0-9]+)\\..*", "$1"))
                .filteredOn(rows -> rows.matches("[0-9]+"))
                .as(String.join("\n", plan))
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(Integer.parseInt(rows)).isLessThan(7 * 30));
    }

    @Test
    void aPageTakesTwoStatementsWhateverItsSize() {
        try (StatementLog log = StatementLog.open()) {
            timeline.of(staff.rep(), number, TimelineFilter.ALL, null, 200);
            assertThat(log.statements()).hasSize(2);
        }
    }

    @Test
    void nobodyReadsTheTimelineOfACustomerTheyMayNotSee() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> timeline.of(staff.rep2(), number, TimelineFilter.ALL, null, 5));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> timeline.counts(staff.rep2(), number));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> timeline.of(staff.rep(), number, TimelineFilter.ALL, "nonsense", 5));
    }

    private static TimelineFilter only(TimelineKind... kinds) {
        return new TimelineFilter(Set.of(kinds), null);
    }

    private List<TimelineEntry> everyPage(TimelineFilter filter, int size) {
        List<TimelineEntry> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = timeline.of(staff.lead(), number, filter, cursor, size);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
