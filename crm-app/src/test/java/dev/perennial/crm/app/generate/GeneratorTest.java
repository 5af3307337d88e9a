package dev.perennial.crm.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.OnTestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = CrmApplication.class,
        properties = {"crm.test.own-database=generated", "db-scheduler.enabled=false"})
@OnTestDatabase
class GeneratorTest {

    private static final int CUSTOMERS = 400;
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    @Autowired
    Generator generator;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate customer, orders, order_line, purchase_day, purchase_summary restart identity cascade")
                .update();
        business.establish(new Business.Settings(ZoneId.of("UTC"), Currency.getInstance("EUR"), false));
    }

    @Test
    void theSameSeedMakesTheSameBusinessAndAnotherAnother() {
        generate(7, false);
        String one = fingerprint();
        empty();
        generate(7, false);
        assertThat(fingerprint()).isEqualTo(one);
        empty();
        generate(8, false);
        assertThat(fingerprint()).isNotEqualTo(one);
    }

    @Test
    void customersAreThereAlreadyAndNothingIsAddedUnlessWanted() {
        generate(1, false);
        String before = fingerprint();
        assertThatIllegalStateException().isThrownBy(() -> generate(2, false)).withMessageContaining("already");
        assertThat(fingerprint()).isEqualTo(before);

        generate(2, true);
        assertThat(number("select count(*) from customer")).isEqualTo(2 * CUSTOMERS);
        assertThat(number("select count(*) from app_user where role = 'REP'")).isEqualTo(50);
    }

    @Test
    void ordersAreAsManyAsWantedAndSummedUp() {
        generate(3, false);
        // of a population this small, with customers of very different rates, the mean is not far from what was asked
        // for
        assertThat(number("select count(*) from orders") / (double) CUSTOMERS).isCloseTo(10, within(3.0));
        assertThat(number("select count(*) from customer where owner_id is null"))
                .isBetween(10L, 80L);
        assertThat(jdbc.sql("select max(business_day) from orders")
                        .query(LocalDate.class)
                        .single())
                .isBeforeOrEqualTo(UNTIL);
        BigDecimal sold = money("""
                select sum(l.quantity * l.unit_price) from orders o join order_line l on l.order_id = o.id
                where o.status = 'COMPLETED'""");
        assertThat(sold).isPositive();
        assertThat(money("select sum(net) from purchase_day")).isEqualByComparingTo(sold);
        assertThat(money("select sum(net) from purchase_summary")).isEqualByComparingTo(sold);
    }

    @Test
    void indexesTakenAwayMeanwhileAreBack() {
        String indexes = """
                select string_agg(indexdef, ';' order by indexdef) from pg_indexes
                where tablename in ('customer', 'customer_contact', 'orders', 'order_line', 'interaction')""";
        String before = jdbc.sql(indexes).query(String.class).single();
        generate(4, false);
        assertThat(jdbc.sql(indexes).query(String.class).single()).isEqualTo(before);
    }

    private void generate(long seed, boolean beside) {
        generator.generate(
                new GenerationPlan(CUSTOMERS, 10, seed, UNTIL, beside), "not-told-to-anybody", (step, share) -> {});
    }

    private String fingerprint() {
        return jdbc.sql("""
                        select md5((select string_agg(concat_ws('|', c.customer_no, c.name, c.owner_id, c.region), ';' order by c.id)
                                    from customer c)
                               || (select string_agg(concat_ws('|', o.order_no, o.customer_id, o.ordered_at, o.status,
                                                               l.quantity, l.unit_price), ';' order by o.id, l.line_no)
                                   from orders o join order_line l on l.order_id = o.id))""").query(String.class).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private BigDecimal money(String sql) {
        return jdbc.sql(sql).query(BigDecimal.class).single();
    }
}
