package dev.perennial.crm.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.behaviour.EventResult.Known;
import dev.perennial.crm.behaviour.EventResult.Recorded;
import dev.perennial.crm.behaviour.EventResult.Refused;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehaviourEventsTest {

    @Autowired
    BehaviourEvents events;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;
    String number;

    @BeforeAll
    void meet() {
        staff = SalesForce.hired(people, "behaviour");
        number = customers
                .register(staff.rep(), null, Facts.of("沐春茶饮", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    @Test
    void theSameEventTwiceIsOneEvent() {
        List<BehaviourEvent> batch = List.of(view("twice-1", number), view("twice-2", number), view("twice-1", number));

        assertThat(events.record(staff.rep(), batch)).containsExactly(new Recorded(), new Recorded(), new Known());
        assertThat(events.record(staff.rep(), batch)).containsExactly(new Known(), new Known(), new Known());
        assertThat(count("twice-1")).isOne();
    }

    @Test
    void aBadEventStopsNoGoodOne() {
        Instant later = TestClock.START.plusSeconds(3600);

        List<EventResult> results = events.record(
                staff.rep(),
                List.of(
                        event("bad-1", "nobody", BehaviourKind.PAGE_VIEW, TestClock.START, "/tea", null),
                        event("bad-2", number, BehaviourKind.SEARCH, TestClock.START, "/search", null),
                        event("bad-3", number, BehaviourKind.PAGE_VIEW, later, "/tea", null),
                        event("good-1", number, BehaviourKind.SEARCH, TestClock.START, null, "oolong")));

        assertThat(fields(results.get(0))).containsExactly("customerNo");
        assertThat(fields(results.get(1))).containsExactly("keyword");
        assertThat(fields(results.get(2))).containsExactly("occurredAt");
        assertThat(results.get(3)).isEqualTo(new Recorded());
    }

    @Test
    void aCustomerWhomTheSenderMayNotSeeIsUnknownToThem() {
        assertThat(fields(events.record(staff.rep2(), List.of(view("hidden", number)))
                        .getFirst()))
                .containsExactly("customerNo");
        assertThat(count("hidden")).isZero();
    }

    @Test
    void aBatchOfTenThousandIsTakenAndOneMoreIsNot() {
        List<BehaviourEvent> most = IntStream.range(0, BehaviourEvents.LARGEST_BATCH)
                .mapToObj(index -> view("mass-" + index, number))
                .toList();

        assertThat(events.record(staff.admin(), most)).containsOnly(new Recorded());
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> events.record(
                        staff.admin(), Collections.nCopies(BehaviourEvents.LARGEST_BATCH + 1, view("x", number))));
    }

    @Test
    void theKeyOfAnEventIsWhatTheDatabaseMakesOfItsId() {
        assertThat(jdbc.sql("select md5('order-页-1')::uuid").query(UUID.class).single())
                .isEqualTo(BehaviourEvents.keyOf("order-页-1"));
    }

    private long count(String eventId) {
        return jdbc.sql("select count(*) from behaviour_event where event_key = ?")
                .param(BehaviourEvents.keyOf(eventId))
                .query(Long.class)
                .single();
    }

    private static Set<String> fields(EventResult result) {
        return result instanceof Refused refused ? refused.problems().keySet() : Set.of();
    }

    private static BehaviourEvent view(String id, String customerNo) {
        return event(id, customerNo, BehaviourKind.PAGE_VIEW, TestClock.START, "/tea/spring", null);
    }

    private static BehaviourEvent event(
            String id,
            String customerNo,
            BehaviourKind kind,
            Instant at,
            @Nullable String page,
            @Nullable String keyword) {
        return new BehaviourEvent(id, customerNo, at, kind, page, null, keyword, null, "visit-1", "web");
    }
}
