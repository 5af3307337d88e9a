package dev.perennial.crm.segmentation.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.OwnerChange;
import dev.perennial.crm.customer.OwnerHistory;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.territory.Territories;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = "crm.test.own-database=pool")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolTest {

    private static final PoolRules NO_LIMITS = new PoolRules(null, Map.of(), false, Map.of());

    @Autowired
    Pool pool;

    @Autowired
    PoolPolicy policy;

    @Autowired
    PoolReturns returns;

    @Autowired
    Customers customers;

    @Autowired
    OwnerHistory history;

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
        force = SalesForce.hired(people, "pool");
    }

    @BeforeEach
    void lift() {
        policy.change(force.admin(), NO_LIMITS);
    }

    @Test
    void aRepSeesTheirTerritoryAndNobodysAndClaims() {
        long east = team("pool-east");
        territories.give(force.admin(), "Eastland", east);
        take("P-east", "Eastland", null);
        take("P-free", "Freeland", null);
        take("P-owned", "Eastland", "pool-rep2");

        assertThat(numbers(force.rep())).contains("P-east", "P-free").doesNotContain("P-owned");
        assertThat(numbers(force.rep2())).contains("P-free").doesNotContain("P-east");
        assertThat(numbers(force.head())).contains("P-east", "P-free");

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> pool.claim(force.rep2(), "P-east"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> pool.claim(force.rep(), "P-owned"));
        pool.claim(force.rep(), "P-east");

        assertThat(customers.get(force.rep(), "P-east")).isNotNull();
        assertThat(history.of(force.rep(), "P-east", null, 1).items())
                .extracting(OwnerChange::reason)
                .containsExactly(OwnerChange.Reason.CLAIMED);
    }

    @Test
    void ofTwoWhoClaimAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 10; round++) {
            String number = "P-race-" + round;
            take(number, null, null);
            List<String> outcomes =
                    atOnce(List.of(() -> outcome(force.rep(), number), () -> outcome(force.rep2(), number)));
            assertThat(outcomes).containsExactlyInAnyOrder("won", "pool.error.taken");
        }
    }

    @Test
    void claimsAtOnceDoNotPassTheLimitTogether() throws Exception {
        take("P-limit-1", null, null);
        take("P-limit-2", null, null);
        long held = jdbc.sql("select count(*) from customer where owner_id = ?")
                .param(force.lead().userId())
                .query((row, number) -> row.getLong(1))
                .single();
        policy.change(force.admin(), new PoolRules((int) held + 1, Map.of(), false, Map.of()));

        List<String> outcomes =
                atOnce(List.of(() -> outcome(force.lead(), "P-limit-1"), () -> outcome(force.lead(), "P-limit-2")));

        assertThat(outcomes).containsExactlyInAnyOrder("won", "pool.error.full");
        policy.change(force.admin(), new PoolRules(null, Map.of(Tier.STANDARD, 1), false, Map.of()));
        take("P-limit-3", null, null);
        assertThat(outcome(force.lead(), "P-limit-3")).isEqualTo("pool.error.full.tier.STANDARD");
    }

    @Test
    void silentCustomersComeBackUnlessSomebodyIsAtIt() {
        take("P-silent", null, "pool-rep");
        take("P-busy", null, "pool-rep");
        take("P-fresh", null, "pool-rep");
        tasks.create(force.admin(), "P-busy", new NewTask(TaskKind.CALL, "Call", business.today(), 10, null));
        jdbc.sql(
                        "update customer set created_at = created_at - interval '200 days' where customer_no in ('P-silent', 'P-busy')")
                .update();
        PoolRules rules = new PoolRules(null, Map.of(), true, Map.of(Tier.STANDARD, 180));

        assertThat(returns.apply()).isZero();
        assertThat(returns.preview(rules).first())
                .extracting(PoolReturns.Silent::customerNo)
                .containsExactly("P-silent");
        assertThat(returns.preview(rules).counts()).containsExactly(Map.entry(Tier.STANDARD, 1L));
        policy.change(force.admin(), rules);
        assertThat(returns.apply()).isEqualTo(1);

        assertThat(customers.get(force.admin(), "P-silent").getOwner()).isNull();
        assertThat(history.of(force.admin(), "P-silent", null, 1).items())
                .extracting(OwnerChange::reason, OwnerChange::changedBy)
                .containsExactly(tuple(OwnerChange.Reason.RETURNED, null));
        assertThat(returns.apply()).isZero();
    }

    @Test
    void rulesThatCannotBeMeantAreRefused() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new PoolRules(0, Map.of(), false, Map.of()));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PoolRules(null, Map.of(), true, Map.of(Tier.GOLD, 1)));
    }

    private String outcome(Viewer viewer, String number) {
        try {
            pool.claim(viewer, number);
            return "won";
        } catch (Conflict conflict) {
            return conflict.reason().code();
        }
    }

    private static List<String> atOnce(List<Callable<String>> claims) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(claims.size())) {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : executor.invokeAll(claims)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    private List<String> numbers(Viewer viewer) {
        return pool.list(viewer, null, 200).items().stream()
                .map(Pool.Card::customerNo)
                .toList();
    }

    private long team(String name) {
        return teams.branches().stream()
                .filter(team -> team.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void take(String number, @Nullable String region, @Nullable String owner) {
        customers.register(force.admin(), number, Facts.of("Customer " + number, CustomerType.PERSON), owner);
        jdbc.sql("update customer set region = :region where customer_no = :number")
                .param("region", region, Types.VARCHAR)
                .param("number", number)
                .update();
    }
}
