package dev.perennial.crm.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackTest {

    @Autowired
    FeedbackDesk desk;

    @Autowired
    FeedbackList list;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "feedback");
    }

    @Test
    void aComplaintIsTakenUpAndResolvedAndTheWaitIsKnown() {
        long id = complain(customer(), "Two boxes arrived wet", Severity.HIGH);
        clock.advance(Duration.ofHours(1));
        desk.takeUp(staff.rep(), id);
        clock.advance(Duration.ofHours(4));
        desk.resolve(staff.lead(), id, "  Sent two new boxes by courier ");

        FeedbackItem resolved = list.get(staff.rep(), id);
        assertThat(resolved.status()).isEqualTo(FeedbackStatus.RESOLVED);
        assertThat(resolved.resolution()).isEqualTo("Sent two new boxes by courier");
        assertThat(resolved.resolutionTime()).isEqualTo(Duration.ofHours(5));
        assertThat(resolved.recordedBy()).isEqualTo("feedback-rep");
        assertThat(resolved.resolvedBy()).isEqualTo("feedback-lead");
    }

    @Test
    void whatIsResolvedIsNotResolvedAgainButMayBeOpenedAgain() {
        long id = complain(customer(), "Late again", Severity.LOW);
        desk.resolve(staff.rep(), id, "Apologised");

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> desk.resolve(staff.rep(), id, "Apologised twice"));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> desk.takeUp(staff.rep(), id));

        desk.reopen(staff.rep(), id);
        FeedbackItem open = list.get(staff.rep(), id);
        assertThat(open.status()).isEqualTo(FeedbackStatus.OPEN);
        assertThat(open.resolutionTime()).isNull();
        assertThat(open.resolution()).isEqualTo("Apologised");
    }

    @Test
    void whatCannotBeIsNamedByField() {
        String number = customer();
        NewFeedback wrong =
                new NewFeedback(FeedbackKind.PRAISE, TestClock.START.plusSeconds(60), null, "x".repeat(101), null, " ");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> desk.record(staff.rep(), number, wrong))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactly("text", "category", "receivedAt"));
        long id = complain(number, "Fine", Severity.LOW);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> desk.resolve(staff.rep(), id, " "));
    }

    @Test
    void nobodyHearsOfFeedbackOfCustomersTheyMayNotSee() {
        String number = customer();
        long id = complain(number, "Nobody calls back", Severity.CRITICAL);
        FeedbackFilter ofCustomer = new FeedbackFilter(null, false, null, null, number);

        assertThat(list.list(staff.rep2(), ofCustomer, null, 10).items()).isEmpty();
        assertThat(list.count(staff.rep2(), ofCustomer)).isZero();
        assertThat(list.count(staff.head(), ofCustomer)).isOne();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> list.get(staff.rep2(), id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.takeUp(staff.rep2(), id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.resolve(staff.rep2(), id, "done"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.reopen(staff.rep2(), id));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> desk.record(staff.rep2(), number, said(FeedbackKind.PRAISE, "good", null)));
    }

    @Test
    void pagesGoThroughAllOfItOnceAlsoWithinOneMoment() {
        String number = customer();
        List<Long> recorded = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            recorded.add(complain(number, "No. " + index, Severity.LOW));
        }
        desk.record(staff.rep(), number, said(FeedbackKind.PRAISE, "lovely", null));
        FeedbackFilter complaints = new FeedbackFilter(null, true, FeedbackKind.COMPLAINT, Severity.LOW, number);

        List<Long> read = new ArrayList<>();
        String cursor = null;
        do {
            Page<FeedbackItem> page = list.list(staff.rep(), complaints, cursor, 3);
            read.addAll(page.items().stream().map(FeedbackItem::id).toList());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(read).containsExactlyElementsOf(recorded.reversed());
    }

    @Test
    void theGravestThatWaitLongestComeFirst() {
        String number = customer();
        long mild = complain(number, "mild", Severity.LOW);
        long grave = complain(number, "grave", Severity.CRITICAL);
        clock.advance(Duration.ofMinutes(1));
        long alsoGrave = complain(number, "also grave", Severity.CRITICAL);
        long done = complain(number, "done", Severity.CRITICAL);
        desk.resolve(staff.rep(), done, "ok");

        FeedbackFilter ofCustomer = new FeedbackFilter(null, false, null, null, number);
        assertThat(list.waiting(staff.rep(), ofCustomer, 5))
                .extracting(FeedbackItem::id)
                .containsExactly(grave, alsoGrave, mild);
    }

    private String customer() {
        return customers
                .register(staff.rep(), null, Facts.of("Harbour Tea", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    private long complain(String number, String text, Severity severity) {
        return desk.record(staff.rep(), number, said(FeedbackKind.COMPLAINT, text, severity));
    }

    private static NewFeedback said(FeedbackKind kind, String text, @Nullable Severity severity) {
        return new NewFeedback(kind, null, FeedbackChannel.PHONE, "delivery", severity, text);
    }
}
