package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Assignments.Item;
import dev.perennial.crm.customer.Assignments.Result;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.territory.Territories;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignmentsTest {

    @Autowired
    Assignments assignments;

    @Autowired
    OwnerHistory history;

    @Autowired
    Customers customers;

    @Autowired
    CareTasks tasks;

    @Autowired
    Territories territories;

    @Autowired
    TeamTree teams;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "assign");
    }

    @Test
    void everyChangeOfOwnerIsOnRecordWithWhoAndWhy() {
        take("AS-1", null);

        customers.assign(force.head(), "AS-1", "assign-rep");
        customers.assign(force.admin(), "AS-1", "assign-rep2");

        assertThat(history.of(force.admin(), "AS-1", null, 10).items())
                .extracting(OwnerChange::fromUser, OwnerChange::toUser, OwnerChange::changedBy, OwnerChange::reason)
                .containsExactly(
                        tuple("assign-rep", "assign-rep2", "assign-admin", OwnerChange.Reason.ASSIGNED),
                        tuple(null, "assign-rep", "assign-head", OwnerChange.Reason.ASSIGNED));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> history.of(force.rep(), "AS-1", null, 10));
    }

    @Test
    void openTasksGoWithTheCustomerAndThoseOfOthersStay() {
        take("AS-2", "assign-rep");
        long own = task("AS-2", "assign-rep");
        long helping = task("AS-2", "assign-lead");

        customers.assign(force.admin(), "AS-2", "assign-rep2");

        assertThat(assignee(own)).isEqualTo("assign-rep2");
        assertThat(assignee(helping)).isEqualTo("assign-lead");
    }

    @Test
    void severalOwnersGetCustomersInTurnAndEachNumberItsResult() {
        take("AS-3", "assign-rep");
        take("AS-4", null);
        take("AS-5", null);

        List<Item> items = assignments.assign(
                force.head(), List.of("AS-3", "nowhere", "AS-4", "AS-5"), List.of("assign-rep", "assign-rep2"));

        assertThat(items)
                .containsExactly(
                        new Item("AS-3", "assign-rep", Result.UNCHANGED, false),
                        new Item("nowhere", null, Result.NOT_FOUND, false),
                        new Item("AS-4", "assign-rep2", Result.ASSIGNED, false),
                        new Item("AS-5", "assign-rep", Result.ASSIGNED, false));
        assertThat(customers.get(force.rep2(), "AS-4").getOwner()).isNotNull();
    }

    @Test
    void aNumberFromBeforeAMergeStandsForTheSameCustomer() {
        take("AS-8", null);
        take("AS-9", null);
        jdbc.sql("""
                        insert into customer_alias (customer_no, customer_id)
                        select 'AS-old', id from customer where customer_no = 'AS-8'""").update();

        assertThat(assignments.assign(
                        force.head(), List.of("AS-old", "AS-8", "AS-9"), List.of("assign-rep", "assign-rep2")))
                .containsExactly(
                        new Item("AS-old", "assign-rep", Result.ASSIGNED, false),
                        new Item("AS-8", "assign-rep", Result.ASSIGNED, false),
                        new Item("AS-9", "assign-rep2", Result.ASSIGNED, false));
    }

    @Test
    void aManagerMovesOnlyWhatTheySee() {
        take("AS-6", "assign-rep2");

        assertThat(assignments.assign(force.lead(), List.of("AS-6"), List.of("assign-rep")))
                .extracting(Item::result)
                .containsExactly(Result.NOT_FOUND);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> assignments.assign(force.lead(), List.of("AS-6"), List.of("assign-rep2")));
    }

    @Test
    void aCustomerInAnotherTeamsTerritoryIsAConflictForEverybodyToSee() {
        long west = teams.branches().stream()
                .filter(team -> team.name().equals("assign-west"))
                .findFirst()
                .orElseThrow()
                .id();
        territories.give(force.admin(), "Assignland", west);
        take("AS-7", null);
        jdbc.sql("update customer set region = 'Assignland' where customer_no = 'AS-7'")
                .update();

        assertThat(assignments.assign(force.head(), List.of("AS-7"), List.of("assign-rep")))
                .extracting(Item::outsideTerritory)
                .containsExactly(true);
        assertThat(territories.trespasses(force.admin(), null, 50).items())
                .extracting(Territories.Trespass::customerNo)
                .contains("AS-7");
        assertThat(territories.trespasses(force.rep2(), null, 50).items())
                .extracting(Territories.Trespass::customerNo)
                .doesNotContain("AS-7");
        assertThat(assignments.assign(force.head(), List.of("AS-7"), List.of("assign-rep2")))
                .extracting(Item::outsideTerritory)
                .containsExactly(false);
        assertThat(territories.regions(null, 200).items())
                .filteredOn(region -> region.region().equals("Assignland"))
                .singleElement()
                .satisfies(region -> assertThat(region.outside()).isZero());
    }

    private void take(String number, @Nullable String owner) {
        customers.register(force.admin(), number, Facts.of("Customer " + number, CustomerType.PERSON), owner);
    }

    private long task(String number, String assignee) {
        return tasks.create(force.admin(), number, new NewTask(TaskKind.CALL, "Call", business.today(), 10, assignee));
    }

    private String assignee(long task) {
        return jdbc.sql("select u.username from care_task t join app_user u on u.id = t.assignee_id where t.id = ?")
                .param(task)
                .query(String.class)
                .single();
    }
}
