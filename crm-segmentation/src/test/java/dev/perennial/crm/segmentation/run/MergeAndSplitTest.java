package dev.perennial.crm.segmentation.run;

import static dev.perennial.crm.segmentation.run.RandomBook.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.order.Orders;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.segmentation.tier.TierPreview;
import dev.perennial.crm.segmentation.tier.TierRule;
import dev.perennial.crm.segmentation.tier.TierRules;
import dev.perennial.crm.segmentation.tier.TierWhatIf;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever was merged in whatever order: when all is split again, everything is as it was, and is scored as it was. */
@DatabaseTest(properties = "crm.test.own-database=merge-and-split")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeAndSplitTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);
    private static final int CUSTOMERS = 8;
    private static final TierRules RULES = new TierRules(TierRules.TIERS.stream()
            .map(tier -> new TierRule(tier, BigDecimal.ONE, null, null))
            .toList());

    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    People people;

    @Autowired
    PurchaseLedger ledger;

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    TierPreview preview;

    @Autowired
    JdbcClient jdbc;

    /** Else the first run makes tasks of its own, in the background. */
    @BeforeAll
    void careRulesRest() {
        jdbc.sql("update care_rule set enabled = false").update();
    }

    @AfterAll
    void careRulesWork() {
        jdbc.sql("update care_rule set enabled = true").update();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mergesThatAreSplitAgainLeaveNoTrace(long seed) {
        Random random = new Random(seed);
        jdbc.sql("truncate customer, orders, order_line, customer_merge, score_run, current_score_run cascade")
                .update();
        if (people.find("split-rep").isEmpty()) {
            SalesForce.hired(people, "split");
        }
        RandomBook book = new RandomBook(jdbc, orders, random, "R" + seed + "-");
        List<String> numbers = book.fill(CUSTOMERS);
        Map<String, String> before = book.state();
        String scores = scores();

        List<Long> standing = new ArrayList<>();
        List<String> here = new ArrayList<>(numbers);
        for (int step = 0; step < 9 && here.size() > 1; step++) {
            String absorbed = here.remove(random.nextInt(here.size()));
            String survivor = here.get(random.nextInt(here.size()));
            standing.add(merges.merge(ADMIN, absorbed, survivor, Map.of()));
            assertThat(customers.get(ADMIN, absorbed).getCustomerNo()).isEqualTo(survivor);
            assertThatTheLedgerIsRight();
            assertThatRulesAreTriedOnThoseWhoAreThere();
            if (random.nextInt(3) == 0) {
                here.add(merges.split(ADMIN, standing.removeLast()));
                assertThatTheLedgerIsRight();
                assertThatRulesAreTriedOnThoseWhoAreThere();
            }
        }
        assertThat(book.state()).isNotEqualTo(before);
        while (!standing.isEmpty()) {
            merges.split(ADMIN, standing.removeLast());
        }

        assertThat(book.state()).isEqualTo(before);
        assertThat(scores()).isEqualTo(scores);
    }

    @ParameterizedTest
    @ValueSource(longs = 7)
    void aMergeUnderALaterOneIsNotSplitBeforeIt(long seed) {
        List<String> numbers = new RandomBook(jdbc, orders, new Random(seed), "L-").fill(3);
        long first = merges.merge(ADMIN, numbers.get(0), numbers.get(1), Map.of());
        long second = merges.merge(ADMIN, numbers.get(1), numbers.get(2), Map.of());

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> merges.split(ADMIN, first));
        assertThat(customers.get(ADMIN, numbers.get(0)).getCustomerNo()).isEqualTo(numbers.get(2));
        merges.split(ADMIN, second);
        merges.split(ADMIN, first);
        assertThat(customers.get(ADMIN, numbers.get(0)).getCustomerNo()).isEqualTo(numbers.get(0));
    }

    private void assertThatTheLedgerIsRight() {
        String counted = ledgerRows();
        ledger.rebuild();
        assertThat(counted).isEqualTo(ledgerRows());
    }

    private void assertThatRulesAreTriedOnThoseWhoAreThere() {
        long scored = jdbc.sql("""
                        select count(*) from customer_score join customer on id = customer_id
                        where run_id = (select run_id from current_score_run)""").query(Long.class).single();
        TierWhatIf tried = preview.of(RULES, ADMIN).orElseThrow();
        assertThat(tried.all().customers()).isEqualTo(scored);
    }

    private String ledgerRows() {
        return text("select string_agg(p::text, E'\\n' order by customer_id, business_day) from purchase_day p")
                + text("select string_agg(s::text, E'\\n' order by customer_id) from purchase_summary s");
    }

    private String scores() {
        ScoreRun run = scoreRuns.run(DAY, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        return text("""
                select string_agg((to_jsonb(s) - 'run_id')::text, E'\\n' order by customer_id) from customer_score s
                where run_id = %d""".formatted(run.id()));
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
