package dev.perennial.crm.segmentation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hundred customers who order one product at a time: 40 buy a phone, 35 of them a case too; 60 buy rice; everybody pays
 * postage.
 */
@DatabaseTest(properties = "crm.test.own-database=recommendations")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationsTest {

    @Autowired
    AssociationRules rules;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;
    List<String> numbers = new ArrayList<>();

    @BeforeAll
    void sell() {
        staff = SalesForce.hired(people, "shop");
        jdbc.sql("""
                        insert into product (sku, name, merchandise) values
                            ('PHONE', 'Phone', true), ('CASE', 'Case', true), ('RICE', 'Rice', true), ('POST', 'Postage', false)""").update();
        for (int i = 0; i < 100; i++) {
            numbers.add(customers
                    .register(staff.rep(), null, Facts.of("Customer " + i, CustomerType.PERSON), null)
                    .getCustomerNo());
        }
        buy(0, 40, "PHONE", "COMPLETED", 1);
        buy(0, 30, "CASE", "COMPLETED", 1);
        buy(35, 40, "CASE", "COMPLETED", 1);
        buy(40, 100, "RICE", "COMPLETED", 1);
        buy(0, 100, "POST", "COMPLETED", 1);
        buy(0, 40, "RICE", "CANCELLED", 1);
        buy(0, 40, "RICE", "COMPLETED", -1);
        rules.mine();
    }

    /** One order a customer, product and status, so that only the customer's history holds them together. */
    private void buy(int from, int to, String sku, String status, int quantity) {
        for (String number : numbers.subList(from, to)) {
            String order = "R-" + number + sku + status + quantity;
            jdbc.sql("""
                            insert into orders (order_no, customer_id, ordered_at, business_day, status, currency)
                            select ?, id, '2026-01-05 12:00Z', '2026-01-05', ?, 'USD' from customer where customer_no = ?""").params(order, status, number).update();
            jdbc.sql("""
                            insert into order_line (order_id, line_no, product_id, quantity, unit_price)
                            select o.id, 1, p.id, ?, 10 from orders o, product p where o.order_no = ? and p.sku = ?""").params(quantity, order, sku).update();
        }
    }

    @Test
    void aRuleTellsHowManyOfHowMany() {
        AssociationRule rule = all(BasketKind.CUSTOMER, "phone").stream()
                .filter(each -> each.consequent().sku().equals("CASE"))
                .findFirst()
                .orElseThrow();

        assertThat(rule.antecedent()).extracting(AssociationRule.Product::sku).containsExactly("PHONE");
        assertThat(rule.together()).isEqualTo(35);
        assertThat(rule.withAntecedent()).isEqualTo(40);
        assertThat(rule.withConsequent()).isEqualTo(35);
        assertThat(rule.baskets()).isEqualTo(100);
        assertThat(rule.lift()).isCloseTo(2.5, within(1e-12));
        assertThat(rule.chance()).isLessThan(1e-9);
    }

    @Test
    void postageReturnsAndCancelledOrdersMakeNoRules() {
        assertThat(all(BasketKind.CUSTOMER, null))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.consequent().sku()).isIn("PHONE", "CASE"));
    }

    @Test
    void oneOrderIsAnotherBasketThanOneCustomer() {
        assertThat(rules.mining(BasketKind.CUSTOMER).orElseThrow().baskets()).isEqualTo(100);
        assertThat(rules.mining(BasketKind.ORDER).orElseThrow().baskets()).isEqualTo(135);
        assertThat(all(BasketKind.ORDER, null)).isEmpty();
    }

    @Test
    void aCustomerIsOfferedWhatTheyNeverBought() {
        assertThat(recommendations.of(staff.rep(), numbers.get(30), 5))
                .singleElement()
                .satisfies(rule -> assertThat(rule.consequent().sku()).isEqualTo("CASE"));
        assertThat(recommendations.of(staff.rep(), numbers.getFirst(), 5)).isEmpty();
        assertThat(recommendations.of(staff.rep(), numbers.getLast(), 5)).isEmpty();
    }

    @Test
    void recommendationsForSomebodyElsesCustomerAreNotFound() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> recommendations.of(staff.rep2(), numbers.getFirst(), 5));
    }

    @Test
    void findingThemAgainChangesNothing() {
        List<Integer> before = all(BasketKind.CUSTOMER, null).stream()
                .map(AssociationRule::together)
                .toList();

        rules.mine();

        assertThat(all(BasketKind.CUSTOMER, null))
                .extracting(AssociationRule::together)
                .isEqualTo(before);
    }

    private List<AssociationRule> all(BasketKind kind, @Nullable String product) {
        List<AssociationRule> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<AssociationRule> page = rules.list(kind, product, cursor, 1);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}
