package dev.perennial.crm.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractionsTest {

    @Autowired
    Interactions interactions;

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
        staff = SalesForce.hired(people, "talk");
        number = customers
                .register(staff.rep(), null, Facts.of("Fjord & Fir", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    @Test
    void aCallIsWrittenDownAsOursAndJustNowUnlessSaidOtherwise() {
        long id =
                interactions.log(staff.rep(), number, talk(Channel.PHONE, null, "asked for Saturday", Outcome.REACHED));

        Map<String, @Nullable Object> row = jdbc.sql("select * from interaction where id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("channel", "PHONE")
                .containsEntry("direction", "OUTBOUND")
                .containsEntry("outcome", "REACHED")
                .containsEntry("user_id", staff.rep().userId())
                .containsEntry("occurred_at", java.sql.Timestamp.from(TestClock.START));
    }

    @Test
    void aNoteHasNoDirection() {
        long id = interactions.log(staff.lead(), number, talk(Channel.NOTE, null, "pays late in August", null));

        assertThat(jdbc.sql("select direction from interaction where id = ?")
                        .param(id)
                        .query()
                        .singleRow())
                .containsEntry("direction", null);
    }

    @Test
    void whatCannotBeIsNamed() {
        assertRefused(talk(Channel.PHONE, TestClock.START.plusSeconds(60), null, Outcome.DONE), "occurredAt");
        assertRefused(talk(Channel.PHONE, null, " ", null), "outcome");
        assertRefused(talk(Channel.NOTE, null, " ", null), "body");
        assertRefused(talk(Channel.NOTE, null, "x", Outcome.REACHED), "outcome");
        assertRefused(talk(Channel.VISIT, null, "x".repeat(10_001), null), "body");
    }

    @Test
    void nobodyTalksToCustomersTheyMayNotSee() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> interactions.log(staff.rep2(), number, talk(Channel.NOTE, null, "hello", null)));
    }

    private void assertRefused(Talk talk, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> interactions.log(staff.rep(), number, talk))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactly(field));
    }

    private static Talk talk(Channel channel, @Nullable Instant at, @Nullable String body, @Nullable Outcome outcome) {
        return new Talk(channel, at, null, null, body, outcome);
    }
}
