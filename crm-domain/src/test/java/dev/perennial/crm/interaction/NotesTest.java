package dev.perennial.crm.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotesTest {

    @Autowired
    Notes notes;

    @Autowired
    Interactions interactions;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "notes");
    }

    @Test
    void whatIsPinnedStaysOnTop() {
        String number = customer();
        long first = note(number, "Never ring before ten");
        long second = note(number, "Likes samples");

        notes.pin(staff.lead(), number, first, true);
        assertThat(notes.inSight(staff.rep(), number, 5)).extracting(Note::id).containsExactly(first, second);
        assertThat(notes.inSight(staff.rep(), number, 1)).extracting(Note::id).containsExactly(first);
        notes.pin(staff.rep(), number, first, false);
        assertThat(notes.inSight(staff.rep(), number, 5)).extracting(Note::id).containsExactly(second, first);
    }

    @Test
    void itsAuthorSetsANoteRightAndTheTimeOfThatIsKnown() {
        String number = customer();
        long id = note(number, "Likes tee");

        notes.edit(staff.rep(), number, id, 0, " Likes tea ");

        Note edited = notes.inSight(staff.rep(), number, 1).getFirst();
        assertThat(edited.text()).isEqualTo("Likes tea");
        assertThat(edited.editedAt()).isEqualTo(TestClock.START);
        assertThat(edited.author()).isEqualTo("notes-rep");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> notes.edit(staff.rep(), number, id, 0, "Likes coffee"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> notes.edit(staff.rep(), number, id, 1, " "));
    }

    @Test
    void nobodyChangesWhatSomebodyElseWroteOrWhatTheyMayNotSee() {
        String number = customer();
        long id = note(number, "Pays late");
        String other = customer();

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> notes.edit(staff.lead(), number, id, 0, "Pays early"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.edit(staff.rep2(), number, id, 0, "x"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.pin(staff.rep2(), number, id, true));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.pin(staff.rep(), other, id, true));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.inSight(staff.rep2(), number, 5));
    }

    private String customer() {
        return customers
                .register(staff.rep(), null, Facts.of("Noted", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    private long note(String number, String text) {
        return interactions.log(staff.rep(), number, new Talk(Channel.NOTE, null, null, null, text, null));
    }
}
