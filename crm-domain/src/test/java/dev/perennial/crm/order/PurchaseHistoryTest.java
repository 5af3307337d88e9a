package dev.perennial.crm.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.order.BuyingHabits.CategorySpend;
import dev.perennial.crm.order.BuyingHabits.ProductSpend;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchaseHistoryTest {

    @Autowired
    PurchaseHistory history;

    @Autowired
    Orders orders;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "habits");
    }

    @Test
    void ordersTellWhatIsBoughtAndHow() {
        String number = customer();
        order(number, "habit-1", "2026-03-06T02:10:00Z", "SHOP", line("habit-tea", "Tea", 4, "10", "4"));
        order(
                number,
                "habit-2",
                "2026-03-13T02:40:00Z",
                "WEB",
                line("habit-tea", "Tea", 2, "10", "0"),
                line("habit-cup", "Cups", 1, "64", "0"));
        order(number, "habit-3", "2026-02-27T02:05:00Z", "SHOP", line("habit-cup", "Cups", -1, "64", "0"));
        order(number, "habit-old", "2019-02-27T02:05:00Z", "SHOP", line("habit-cup", "Cups", 9, "64", "0"));

        BuyingHabits habits = history.habits(staff.rep(), number);

        assertThat(habits.orders()).isEqualTo(2);
        assertThat(habits.products()).isEqualTo(2);
        assertThat(habits.weekday()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(habits.weekdayShare()).isEqualTo(1);
        assertThat(habits.hour()).isEqualTo(10);
        assertThat(habits.basket()).isEqualByComparingTo("60");
        assertThat(habits.unitPrice()).isEqualByComparingTo("10");
        assertThat(habits.discountShare()).isEqualByComparingTo("0.0323");
        assertThat(habits.categories())
                .extracting(CategorySpend::category, CategorySpend::share)
                .containsExactly(tuple("Tea", 1.0), tuple("Cups", 0.0));
        assertThat(habits.mix()).extracting(ProductSpend::sku).containsExactly("habit-tea", "habit-cup");
    }

    @Test
    void whoeverBoughtNothingHasNoHabits() {
        BuyingHabits habits = history.habits(staff.rep(), customer());

        assertThat(habits.orders()).isZero();
        assertThat(habits.weekday()).isNull();
        assertThat(habits.categories()).isEmpty();
    }

    @Test
    void nobodyReadsTheHabitsOfACustomerTheyMayNotSee() {
        String number = customer();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> history.habits(staff.rep2(), number));
    }

    private String customer() {
        return customers
                .register(staff.rep(), null, Facts.of("Habitual", CustomerType.PERSON), null)
                .getCustomerNo();
    }

    private void order(String customerNo, String orderNo, String at, @Nullable String channel, OrderLine... lines) {
        OrderDraft draft = new OrderDraft(
                customerNo, Instant.parse(at), channel, OrderStatus.COMPLETED, "CNY", null, List.of(lines));
        orders.write(staff.rep(), orderNo, draft);
    }

    private static OrderLine line(String sku, String category, int quantity, String price, String discount) {
        return new OrderLine(
                null,
                sku,
                sku,
                category,
                BigDecimal.valueOf(quantity),
                new BigDecimal(price),
                new BigDecimal(discount),
                null);
    }
}
