package dev.perennial.crm.segmentation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.segmentation.careplan.ScoreRows;
import dev.perennial.crm.segmentation.portfolio.Portrait.Share;
import dev.perennial.crm.segmentation.portfolio.Portrait.Spend;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers and what they bought, drawn at random from a fixed seed, counted once more one by one. */
@DatabaseTest(properties = "crm.test.own-database=portraits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortraitsTest {

    private static final List<Integer> AGES = List.of(65, 55, 45, 35, 25, 18, 0);
    private static final List<Integer> FREQUENCIES = List.of(13, 7, 4, 2, 1, 0);
    private static final List<String> CATEGORIES = List.of("Tea", "Cups", "");

    @Autowired
    Portraits portraits;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    private long run;
    private final List<Person> customers = new ArrayList<>();
    private final List<Bought> bought = new ArrayList<>();

    private record Person(
            int number,
            boolean person,
            @Nullable LocalDate born,
            @Nullable String region,
            boolean loyal,
            int orders) {}

    private record Bought(int customer, String category, long value) {}

    @BeforeAll
    void buy() {
        force = SalesForce.hired(people, "portrait");
        ScoreRows rows = new ScoreRows(jdbc);
        run = rows.run(business.today());
        CATEGORIES.forEach(this::sell);
        Random random = new Random(3);
        for (int number = 0; number < 120; number++) {
            rows.customer(
                    "portrait-" + number, List.of(force.rep(), force.rep2()).get(number % 2));
            Person person = new Person(
                    number,
                    random.nextInt(3) > 0,
                    random.nextInt(4) == 0 ? null : business.today().minusDays(random.nextInt(30_000)),
                    random.nextInt(5) == 0 ? null : "Region " + random.nextInt(20),
                    number % 3 == 0,
                    number % 5 == 0 ? 0 : number % 15);
            write(person);
            if (person.orders() > 0) {
                score(rows, person);
            }
            IntStream.range(0, random.nextInt(4)).forEach(order -> order(random, person));
        }
    }

    private void sell(String category) {
        if (!category.isEmpty()) {
            jdbc.sql("insert into product_category (name) values (?)")
                    .param(category)
                    .update();
        }
        jdbc.sql("""
                        insert into product (sku, name, category_id)
                        select :sku, :sku, (select id from product_category where name = :category)""")
                .param("sku", "sku-" + category)
                .param("category", category)
                .update();
    }

    private void write(Person person) {
        customers.add(person);
        jdbc.sql("update customer set type = :type, birth_date = :born, region = :region where customer_no = :number")
                .param("type", person.person() ? "PERSON" : "COMPANY")
                .param("born", person.born(), java.sql.Types.DATE)
                .param("region", person.region(), java.sql.Types.VARCHAR)
                .param("number", "portrait-" + person.number())
                .update();
    }

    private void score(ScoreRows rows, Person person) {
        rows.score(run, "portrait-" + person.number(), "GOLD", 100, null);
        jdbc.sql("""
                        update customer_score set orders = ?, segment = ?
                        where run_id = ? and customer_id = (select id from customer where customer_no = ?)""")
                .params(
                        person.orders(),
                        (person.loyal() ? Segment.LOYAL : Segment.LOST).name(),
                        run,
                        "portrait-" + person.number())
                .update();
    }

    /** Of three lines, now and then one that is returned; one order in four is too old or was never completed. */
    private void order(Random random, Person person) {
        boolean counts = random.nextInt(4) > 0;
        boolean old = random.nextBoolean();
        LocalDate day = business.today().minusMonths(counts || !old ? 11 : 12);
        long order = jdbc.sql("""
                        insert into orders (order_no, customer_id, ordered_at, business_day, status, currency)
                        select gen_random_uuid(), id, now(), :day, :status, 'CNY' from customer where customer_no = :number
                        returning id""")
                .param("day", day)
                .param("status", counts || old ? "COMPLETED" : "PLACED")
                .param("number", "portrait-" + person.number())
                .query(Long.class)
                .single();
        for (int line = 1; line <= 3; line++) {
            String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            int quantity = random.nextInt(6) == 0 ? -1 : 1 + random.nextInt(3);
            jdbc.sql("""
                            insert into order_line (order_id, line_no, product_id, quantity, unit_price, discount)
                            select ?, ?, id, ?, 10, 1 from product where sku = ?""").params(order, line, quantity, "sku-" + category).update();
            if (counts) {
                bought.add(new Bought(person.number(), category, quantity * 10L - 1));
            }
        }
    }

    @Test
    void customersAreDividedAsOneWouldCountThem() {
        assertPortrait(portraits.of(force.admin(), null), person -> true);
        assertPortrait(portraits.of(force.rep(), null), person -> person.number() % 2 == 0);
    }

    @Test
    void soAreThoseOfOneSegment() {
        assertPortrait(portraits.of(force.admin(), Segment.LOYAL), person -> person.loyal() && person.orders() > 0);
        assertPortrait(
                portraits.of(force.rep(), Segment.LOYAL),
                person -> person.loyal() && person.orders() > 0 && person.number() % 2 == 0);
    }

    private void assertPortrait(Portrait portrait, Predicate<Person> seen) {
        List<Person> all = customers.stream().filter(seen).toList();
        assertThat(portrait.customers()).isEqualTo(all.size());
        assertThat(portrait.traits().get(Trait.TYPE))
                .containsExactlyInAnyOrderElementsOf(shares(all, person -> person.person() ? "PERSON" : "COMPANY"));
        assertThat(portrait.traits().get(Trait.AGE))
                .containsExactlyInAnyOrderElementsOf(
                        shares(all.stream().filter(Person::person).toList(), this::ageBand));
        assertThat(portrait.traits().get(Trait.FREQUENCY))
                .containsExactlyInAnyOrderElementsOf(shares(all, person -> band(FREQUENCIES, person.orders())));
        assertThat(portrait.traits().get(Trait.REGION))
                .hasSize(Math.min(15, shares(all, Person::region).size()))
                .isSubsetOf(shares(all, Person::region))
                .isSortedAccordingTo((one, other) -> Long.compare(other.customers(), one.customers()));
        assertThat(portrait.categories())
                .extracting(
                        spend -> Objects.requireNonNullElse(spend.category(), ""),
                        Spend::customers,
                        spend -> spend.spent().longValueExact())
                .containsExactlyInAnyOrderElementsOf(CATEGORIES.stream()
                        .map(category -> tuple(
                                category,
                                of(all, category)
                                        .map(Bought::customer)
                                        .distinct()
                                        .count(),
                                of(all, category).mapToLong(Bought::value).sum()))
                        .toList());
        assertThat(portrait.categories())
                .isSortedAccordingTo((one, other) -> other.spent().compareTo(one.spent()));
    }

    private Stream<Bought> of(List<Person> all, String category) {
        return bought.stream()
                .filter(one -> one.category().equals(category))
                .filter(one -> all.stream().anyMatch(person -> person.number() == one.customer()));
    }

    private @Nullable String ageBand(Person person) {
        LocalDate born = person.born();
        if (born == null) {
            return null;
        }
        return band(AGES, Period.between(born, business.today()).getYears());
    }

    private static String band(List<Integer> bands, int value) {
        return bands.stream()
                .filter(least -> least <= value)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private static List<Share> shares(List<Person> all, Function<Person, @Nullable String> code) {
        Map<@Nullable String, Long> counts = new HashMap<>();
        all.forEach(person -> counts.merge(code.apply(person), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(count -> new Share(count.getKey(), count.getValue(), (double) count.getValue() / all.size()))
                .toList();
    }
}
