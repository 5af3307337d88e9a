package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import made is removed and what it changed is as it was, unless later work has touched it. */
@DatabaseTest(properties = "crm.test.own-database=undone-imports")
class UndoTest extends ImportingTest {

    private static final String ORDERS =
            "order_no,customer_no,ordered_at,status,returns_order_no,sku,product_name,category,quantity,unit_price";
    private static final String CUSTOMERS = "customer_no,name,phone,email,tags";

    @Autowired
    TestClock clock;

    @Autowired
    PurchaseLedger ledger;

    @BeforeEach
    void nothingRecorded() {
        jdbc.sql("""
                        truncate orders, order_line, purchase_day, purchase_summary, interaction, feedback, behaviour_event,
                            customer, product, product_category cascade""").update();
    }

    @Test
    void theFirstImportUndoneLeavesNothing() {
        Import done = orders(ORDERS, "A,c1,2026-03-01,,,p,Tea,Leaves,1,10", "B,c2,2026-03-02,,,q,Pot,Pots,2,20");

        imports.undo(ADMIN, done.id());

        assertThat(count("orders") + count("order_line") + count("customer") + count("product"))
                .isZero();
        assertThat(count("purchase_day") + count("purchase_summary") + count("product_category"))
                .isZero();
        Import undone = imports.find(ADMIN, done.id());
        assertThat(undone.undoneAt()).isNotNull();
        assertThat(undone.undoable()).isFalse();
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> imports.undo(ADMIN, done.id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void importsUndoneFromTheLastToTheFirstLeaveWhatWasBeforeEach(long seed) {
        Random random = new Random(seed);
        List<String> states = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            clock.advance(Duration.ofSeconds(1));
            states.add(state());
            done.add(randomFile(random).id());
            String taken = state();
            ledger.rebuild();
            assertThat(state()).as("counted anew from the orders").isEqualTo(taken);
        }

        for (int round = 3; round >= 0; round--) {
            imports.undo(ADMIN, done.get(round));
            assertThat(state()).isEqualTo(states.get(round));
        }
    }

    @Test
    void whatLaterWorkTouchedIsNotTakenBack() {
        Import first = customers(CUSTOMERS, "c1,Anna,+86 138 0013 8000,a@x.example,vip", "c2,Bo,,,");
        clock.advance(Duration.ofSeconds(1));
        Import second = customers(CUSTOMERS, "c1,Anna Maria,,,");

        refused(first, "customer");
        imports.undo(ADMIN, second.id());
        assertThat(jdbc.sql("select name from customer where customer_no = 'c1'")
                        .query(String.class)
                        .single())
                .isEqualTo("Anna");

        jdbc.sql("""
                        insert into interaction (customer_id, occurred_at, channel)
                        select id, now(), 'NOTE' from customer where customer_no = 'c2'""").update();
        refused(first, "customer");
        assertThat(count("customer")).isEqualTo(2);
        jdbc.sql("delete from interaction").update();

        Import orders = orders(ORDERS, "A,c1,2026-03-01,,,p,Tea,Leaves,1,10");
        refused(first, "customer");
        jdbc.sql("update orders set status = 'CANCELLED', updated_at = now() + interval '1 s'")
                .update();
        refused(orders, "orders");
    }

    @Test
    void historyIsTakenBackUnlessItWasEdited() {
        customers(CUSTOMERS, "c1,Anna,,,");
        Import done = send(
                ImportType.INTERACTIONS,
                OnError.SKIP,
                text("customer_no,occurred_at,body", "c1,2026-03-01,x", "c1,2026-03-02,y"));
        jdbc.sql("update interaction set version = 1 where body = 'x'").update();
        refused(done, "interaction");
        jdbc.sql("update interaction set version = 0").update();

        imports.undo(ADMIN, done.id());

        assertThat(count("interaction")).isZero();
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatARunWouldDo() {
        customers(CUSTOMERS, "c1,Anna,,,");
        String before = state();
        ImportRequest request = ImportRequest.of(ImportType.CUSTOMERS, "x.csv");
        byte[] file = text(CUSTOMERS, "c1,Anna,,,new", "c2,Bo,,,", "c2,Bo,,,");

        Import tried = send(request.dryRun(true), file);
        assertThat(state()).isEqualTo(before);
        assertThat(tried.undoable()).isFalse();
        assertThat(rejected(tried)).hasSize(1);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> imports.undo(ADMIN, tried.id()));

        Import run = send(request, file);
        assertThat(List.of(run.created(), run.updated(), run.unchanged(), run.rowsRead(), run.rowsRejected()))
                .containsExactly(
                        tried.created(), tried.updated(), tried.unchanged(), tried.rowsRead(), tried.rowsRejected());
    }

    private void refused(Import done, String relation) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> imports.undo(ADMIN, done.id()))
                .satisfies(
                        conflict -> assertThat(conflict.reason().code()).isEqualTo("import.error.touched." + relation));
    }

    private Import randomFile(Random random) {
        if (random.nextInt(3) == 0) {
            List<String> lines = new ArrayList<>(List.of(CUSTOMERS));
            for (int customer = 0; customer < 4; customer++) {
                if (random.nextBoolean()) {
                    lines.add("c%d,Name %d,+86 138 0013 80%02d,,tag %d"
                            .formatted(customer, random.nextInt(3), random.nextInt(5), random.nextInt(3)));
                }
            }
            lines.add("d%d,Always,,,".formatted(random.nextInt(100)));
            return customers(lines.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(List.of(ORDERS));
        for (int order = 0; order < 6; order++) {
            String head = "O%d,c%d,2026-03-%02d,%s,%s"
                    .formatted(
                            random.nextInt(8) + 10 * order,
                            random.nextInt(4),
                            1 + random.nextInt(20),
                            random.nextInt(4) == 0 ? "returned" : "completed",
                            random.nextInt(3) == 0 ? "O" + random.nextInt(60) : "");
            for (int line = 0; line <= random.nextInt(3); line++) {
                int product = random.nextInt(5);
                lines.add("%s,p%d,Product %d,Category %d,%d,%d"
                        .formatted(head, product, product, product / 2, random.nextInt(6) - 2, 1 + random.nextInt(9)));
            }
        }
        return orders(lines.toArray(String[]::new));
    }

    /** Everything recorded but for versions. */
    private String state() {
        return jdbc.sql("""
                        select coalesce(string_agg(t, E'\\n' order by t), '') from (
                            select (to_jsonb(o) - 'version')::text as t from orders o union all
                            select l::text from order_line l union all
                            select (to_jsonb(c) - 'version')::text from customer c union all
                            select k::text from customer_contact k union all
                            select (to_jsonb(p) - 'version')::text from product p union all
                            select g::text from product_category g union all
                            select d::text from purchase_day d union all
                            select s::text from purchase_summary s) as rows""").query((row, number) -> row.getString(1)).single();
    }
}
