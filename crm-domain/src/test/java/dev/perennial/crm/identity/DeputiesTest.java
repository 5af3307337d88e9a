package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeputiesTest {

    @Autowired
    Deputies deputies;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CareTasks tasks;

    @Autowired
    Business business;

    SalesForce force;
    LocalDate today;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "deputy");
        today = business.today();
        customers.register(force.admin(), "DE-1", Facts.of("Absent's", CustomerType.PERSON), "deputy-rep");
    }

    @Test
    void aDeputySeesAndWorksWhatBelongsToTheAbsentPersonUntilItEnds() {
        long task = tasks.create(force.rep(), "DE-1", new NewTask(TaskKind.CALL, "Call", today, 10, null));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.get(viewer("deputy-rep2"), "DE-1"));

        long id = deputies.name(force.rep(), "deputy-rep", "deputy-rep2", today, today);

        assertThat(customers.get(viewer("deputy-rep2"), "DE-1").getCustomerNo()).isEqualTo("DE-1");
        tasks.snooze(viewer("deputy-rep2"), task, today.plusDays(2));
        assertThat(deputies.duties(people.find("deputy-rep2").orElseThrow()))
                .extracting(Deputies.StandIn::absentUsername)
                .containsExactly("deputy-rep");

        deputies.end(force.lead(), id);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.get(viewer("deputy-rep2"), "DE-1"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> tasks.snooze(viewer("deputy-rep2"), task, today.plusDays(3)));
    }

    @Test
    void itHoldsOnItsDaysOnly() {
        deputies.name(force.admin(), "deputy-lead", "deputy-rep", today.plusDays(1), today.plusDays(3));

        assertThat(viewer("deputy-rep").standsFor()).isEmpty();
    }

    @Test
    void onlyOneselfTheManagerAndAdministratorsNameADeputy() {
        assertThat(deputies.absentees(force.rep())).containsExactly("deputy-rep");
        assertThat(deputies.absentees(force.lead())).containsExactlyInAnyOrder("deputy-lead", "deputy-rep");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> deputies.name(force.rep2(), "deputy-rep", "deputy-rep2", today, today));
        long id = deputies.name(force.head(), "deputy-rep", "deputy-lead", today, today);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> deputies.end(force.rep2(), id));
        deputies.end(force.head(), id);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> deputies.name(force.rep(), "deputy-rep", "deputy-rep", today, today));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> deputies.name(force.rep(), "deputy-rep", "nobody", today, today));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> deputies.name(force.rep(), "deputy-rep", "deputy-rep2", today, today.minusDays(1)));
    }

    private Viewer viewer(String username) {
        User user = people.find(username).orElseThrow();
        return Deputies.viewer(user, deputies.duties(user));
    }
}
