package dev.perennial.crm.segmentation.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.customer.Assignments;
import dev.perennial.crm.customer.Assignments.Item;
import dev.perennial.crm.customer.Assignments.Result;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody is given more customers than they might claim. */
@DatabaseTest(properties = "crm.test.own-database=holdings")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldingsTest {

    private static final PoolRules NONE = new PoolRules(null, Map.of(), false, Map.of());

    @Autowired
    Assignments assignments;

    @Autowired
    Customers customers;

    @Autowired
    PoolPolicy policy;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "hold");
    }

    @BeforeEach
    void fillThePool() {
        jdbc.sql("delete from customer").update();
        for (int i = 1; i <= 5; i++) {
            customers.register(force.admin(), "HD-" + i, Facts.of("Held " + i, CustomerType.PERSON), null);
        }
    }

    @AfterEach
    void liftTheLimits() {
        policy.change(force.admin(), NONE);
    }

    @Test
    void whoIsFullIsPassedOverAndTheRestIsNamed() {
        limit(new PoolRules(2, Map.of(), false, Map.of()));
        customers.assign(force.admin(), "HD-1", "hold-rep");

        List<Item> items = assignments.assign(
                force.admin(), List.of("HD-1", "HD-2", "HD-3", "HD-4", "HD-5"), List.of("hold-rep", "hold-rep2"));

        assertThat(items)
                .extracting(Item::customerNo, Item::owner, Item::result)
                .containsExactly(
                        tuple("HD-1", "hold-rep", Result.UNCHANGED),
                        tuple("HD-2", "hold-rep2", Result.ASSIGNED),
                        tuple("HD-3", "hold-rep", Result.ASSIGNED),
                        tuple("HD-4", "hold-rep2", Result.ASSIGNED),
                        tuple("HD-5", null, Result.FULL));
    }

    @Test
    void theLimitOfATierCountsThatTierOnly() {
        limit(new PoolRules(null, Map.of(Tier.STANDARD, 1, Tier.GOLD, 5), false, Map.of()));

        assertThat(assignments.assign(force.admin(), List.of("HD-1", "HD-2"), List.of("hold-rep")))
                .extracting(Item::result)
                .containsExactly(Result.ASSIGNED, Result.FULL);
        limit(new PoolRules(null, Map.of(Tier.GOLD, 1), false, Map.of()));
        assertThat(assignments.assign(force.admin(), List.of("HD-2"), List.of("hold-rep")))
                .extracting(Item::result)
                .containsExactly(Result.ASSIGNED);
    }

    @Test
    void oneCustomerAloneIsHeldToItTooAndThePoolIsNeverFull() {
        limit(new PoolRules(1, Map.of(), false, Map.of()));
        customers.assign(force.admin(), "HD-1", "hold-rep");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> customers.assign(force.admin(), "HD-2", "hold-rep"))
                .satisfies(refused ->
                        assertThat(refused.problems().getFirst().field()).isEqualTo("owner"));
        assertThat(assignments.assign(force.admin(), List.of("HD-1", "HD-2"), List.of()))
                .extracting(Item::result)
                .containsExactly(Result.ASSIGNED, Result.UNCHANGED);
    }

    private void limit(PoolRules rules) {
        policy.change(force.admin(), rules);
    }
}
