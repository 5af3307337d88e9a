package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersTest {

    @Autowired
    Customers customers;

    @Autowired
    Stewardship stewardship;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    SalesForce staff;
    TransactionTemplate reading;
    TransactionTemplate writing;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "cust");
        writing = new TransactionTemplate(transactions);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Test
    void aRepsNewCustomerIsTheirOwnAndSeenByTheirManagers() {
        String number = customers.register(staff.rep(), null, tea(), null).getCustomerNo();

        assertThat(number).matches("C-\\d{6}");
        for (Viewer viewer : List.of(staff.rep(), staff.lead(), staff.head(), staff.admin())) {
            assertThat(customers.get(viewer, number).getName()).isEqualTo("沐春茶饮 Muchun Tea");
        }
        assertNotFound(staff.rep2(), number);
    }

    @Test
    void everyWayToACustomerOfSomebodyElseEndsInNotFound() {
        String number = registered(staff.rep());

        assertNotFound(staff.rep2(), number);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.correct(staff.rep2(), number, 0, tea()));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.assign(staff.rep2(), number, "cust-rep2"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> customers.addCollaborator(staff.rep2(), number, "cust-rep2"));
    }

    @Test
    void whatOneIsAnsweredIsNotAnsweredToAnother() {
        String number = registered(staff.rep());

        reading.executeWithoutResult(page -> {
            page.setRollbackOnly();
            assertThat(customers.idOf(staff.rep(), number)).isEqualTo(customers.idOf(staff.lead(), number));
            assertNotFound(staff.rep2(), number);
        });
    }

    @Test
    void whoGivesACustomerAwaySeesItNoLongerWithinTheSameTransaction() {
        String number = registered(staff.rep());

        writing.executeWithoutResult(change -> {
            change.setRollbackOnly();
            customers.idOf(staff.rep(), number);
            jdbc.sql("update customer set owner_id = ? where customer_no = ?")
                    .params(staff.rep2().userId(), number)
                    .update();
            assertNotFound(staff.rep(), number);
        });
    }

    @Test
    void thePoolIsSeenFromTheRootAndByAdministrators() {
        String number = customers.register(staff.admin(), "pool-1", tea(), null).getCustomerNo();

        assertThat(customers.get(staff.head(), number).getOwner()).isNull();
        assertNotFound(staff.lead(), number);
    }

    @Test
    void aNewOwnerBringsTheirTeam() {
        String number = registered(staff.rep());

        customers.assign(staff.head(), number, "cust-rep2");

        assertThat(customers.get(staff.rep2(), number).getOwner())
                .extracting(User::getUsername)
                .isEqualTo("cust-rep2");
        assertNotFound(staff.rep(), number);
        assertNotFound(staff.lead(), number);
        assertThat(logged(number)).contains("assigned");
    }

    @Test
    void managersGiveCustomersOnlyWithinTheirTeams() {
        String number = registered(staff.rep());

        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> customers.assign(staff.rep(), number, "cust-rep2"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> customers.assign(staff.lead(), number, "cust-rep2"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> customers.assign(staff.lead(), number, null));
        assertThat(stewardship.candidates(staff.lead()))
                .extracting(User::getUsername)
                .containsExactly("cust-lead", "cust-rep");
    }

    @Test
    void aCollaboratorSeesTheCustomerUntilRemoved() {
        String number = registered(staff.rep());

        customers.addCollaborator(staff.rep(), number, "cust-rep2");
        assertThat(customers.get(staff.rep2(), number).getCollaborators())
                .extracting(User::getUsername)
                .containsExactly("cust-rep2");
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> customers.removeCollaborator(staff.rep2(), number, "cust-rep2"));

        customers.removeCollaborator(staff.lead(), number, "cust-rep2");
        assertNotFound(staff.rep2(), number);
        assertThat(logged(number)).contains("collaborator added", "collaborator removed");
    }

    @Test
    void aCorrectionIsKeptWithItsContactsAndLogged() {
        Customer before = customers.get(staff.rep(), registered(staff.rep()));
        Facts corrected = new Facts(
                " Muchun Tea Chain ",
                CustomerType.COMPANY,
                null,
                LocalDate.of(2021, 3, 18),
                "Hangzhou",
                "",
                "trade fair",
                LocalDate.of(2021, 3, 18),
                Channel.WECOM,
                List.of("chain", " organic ", "chain", ""),
                List.of(ContactPoint.phone("+86 571 8888 8842"), ContactPoint.email("shen@muchun.example")),
                Details.NONE);

        customers.correct(staff.rep(), before.getCustomerNo(), before.getVersion(), corrected);

        Customer after = customers.get(staff.rep(), before.getCustomerNo());
        assertThat(after.facts()).isEqualTo(corrected);
        assertThat(after.getName()).isEqualTo("Muchun Tea Chain");
        assertThat(after.getTags()).containsExactly("chain", "organic");
        assertThat(after.getVersion()).isGreaterThan(before.getVersion());
        assertThat(logged(before.getCustomerNo())).contains("corrected");
        assertThat(jdbc.sql("select last_four from customer_contact where customer_id = ? and kind = 'PHONE'")
                        .param(after.getId())
                        .query(String.class)
                        .single())
                .isEqualTo("8842");
    }

    @Test
    void everyDetailIsKeptAndItsChangeLogged() {
        Customer before = customers.get(staff.rep(), registered(staff.rep()));
        assertThat(before.getDetails()).isEqualTo(Details.NONE);
        Details details = new Details(
                new Background("Tea merchant", "310000", new LunarDay(8, 15), SourceChannel.EXHIBITION),
                List.of(ContactTime.WEEKEND_MORNING, ContactTime.WEEKDAY_EVENING),
                new Habits("Hikes", "Green tea", "Freshness", "Every spring", BargainingPower.HIGH),
                new Terms("CNY", "30 days net", "5 % off from 10 crates"),
                new Assessment(new Rating(5, "open"), new Rating(4, null), new Rating(null, "pays late"), null),
                CustomValues.NONE);

        customers.correct(
                staff.rep(),
                before.getCustomerNo(),
                before.getVersion(),
                before.facts().with(details));

        assertThat(customers.get(staff.rep(), before.getCustomerNo()).getDetails())
                .isEqualTo(details);
        assertThat(jdbc.sql(
                                "select changes ->> 'terms.payment' from change_log where entity_key = ? and action = 'corrected'")
                        .param(before.getCustomerNo())
                        .query(String.class)
                        .single())
                .contains("30 days net");
    }

    @Test
    void aDetailThatCannotBeIsNamed() {
        Details wrong = new Details(
                new Background(null, "?", new LunarDay(13, 31), null),
                List.of(),
                new Habits("x".repeat(Facts.LONGEST_NOTE + 1), null, null, null, null),
                new Terms("XYZ", null, null),
                new Assessment(new Rating(6, null), null, null, null),
                CustomValues.NONE);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        customers.register(staff.rep(), null, named("Wrong").with(wrong), null))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactly(
                                "postcode",
                                "lunarBirthday",
                                "habits.lifestyle",
                                "terms.currency",
                                "assessment.attitude.score"));
    }

    @Test
    void aCorrectionOfAnOutdatedVersionWritesNothingAndShowsHowThingsStand() {
        Customer opened = customers.get(staff.rep(), registered(staff.rep()));
        customers.correct(staff.lead(), opened.getCustomerNo(), opened.getVersion(), named("By the lead"));

        Correction late =
                customers.correct(staff.rep(), opened.getCustomerNo(), opened.getVersion(), named("By the rep"));

        assertThat(late)
                .asInstanceOf(type(Correction.Outdated.class))
                .extracting(outdated -> outdated.customer().getName())
                .isEqualTo("By the lead");
        assertThat(customers.get(staff.rep(), opened.getCustomerNo()).getName()).isEqualTo("By the lead");
    }

    @Test
    void everyWrongFactIsNamed() {
        Facts wrong = new Facts(
                " ",
                CustomerType.PERSON,
                null,
                LocalDate.of(2026, 3, 17),
                "x".repeat(201),
                null,
                null,
                null,
                Channel.NOTE,
                List.of(),
                List.of(ContactPoint.phone("123"), ContactPoint.email("nobody")),
                Details.NONE);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> customers.register(staff.rep(), null, wrong, null))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::field)
                        .containsExactly(
                                "name",
                                "region",
                                "birthDate",
                                "preferredChannel",
                                "contacts[0].value",
                                "contacts[1].value"));
    }

    @Test
    void aNumberIsTakenOnce() {
        customers.register(staff.rep(), "mine-1", tea(), null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> customers.register(staff.rep2(), "mine-1", tea(), null));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> customers.register(staff.rep2(), "a/b", tea(), null));
    }

    private void assertNotFound(Viewer viewer, String number) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.get(viewer, number));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.idOf(viewer, number));
    }

    private String registered(Viewer viewer) {
        return customers.register(viewer, null, tea(), null).getCustomerNo();
    }

    private List<String> logged(String number) {
        return jdbc.sql("select action from change_log where entity = 'customer' and entity_key = ? order by id")
                .param(number)
                .query((row, index) -> row.getString("action"))
                .list();
    }

    private static Facts tea() {
        return named("沐春茶饮 Muchun Tea");
    }

    private static Facts named(String name) {
        return Facts.of(name, CustomerType.COMPANY);
    }
}
