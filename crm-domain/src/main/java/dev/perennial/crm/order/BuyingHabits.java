package dev.perennial.crm.order;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought in the last {@value #MONTHS} months, and how they go about it; amounts in the reporting currency.
 *
 * @param orders        completed orders
 * @param products      different products
 * @param weekday       the day of the week on which most orders come; null without an order
 * @param weekdayShare  the share of orders on it
 * @param hour          the hour of the day at which most orders come; null where times are not known
 * @param channel       the channel by which most orders come; null where it is not known
 * @param channelShare  the share of orders by it
 * @param basket        the median value of an order
 * @param unitPrice     the median price of a piece
 * @param discountShare what was taken off, as a share of the value before
 * @param categories    by what was spent on them, the most first
 * @param mix           the products most was spent on
 */
public record BuyingHabits(
        int orders,
        int products,
        @Nullable DayOfWeek weekday,
        @Nullable Double weekdayShare,
        @Nullable Integer hour,
        @Nullable String channel,
        @Nullable Double channelShare,
        @Nullable BigDecimal basket,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal discountShare,
        List<CategorySpend> categories,
        List<ProductSpend> mix) {

    /** How far back it looks. */
    public static final int MONTHS = 24;

    /** {@link #MONTHS}, for templates. */
    public int months() {
        return MONTHS;
    }

    /**
     * What was spent on a category, net of returns.
     *
     * @param category null for products without one
     * @param share    of all that was spent on categories with a positive sum
     */
    public record CategorySpend(@Nullable String category, BigDecimal spent, int orders, double share) {}

    /** What was spent on a product, net of returns. */
    public record ProductSpend(
            String sku,
            String name,
            @Nullable String category,
            BigDecimal units,
            BigDecimal spent,
            int orders,
            LocalDate last) {}
}
