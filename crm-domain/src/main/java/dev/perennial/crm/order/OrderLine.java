package dev.perennial.crm.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order; money in the order's currency, amounts with four decimals.
 *
 * @param lineNo      number within the order, or null to be numbered by place
 * @param sku         the product's number
 * @param productName name given to a product not known yet; its sku when null
 * @param category    category given to a product not known yet
 * @param quantity    negative for a return
 * @param unitPrice   price of one
 * @param discount    money off the whole line; value = quantity * unitPrice - discount
 * @param unitCost    what one cost us; null when not known
 */
public record OrderLine(
        @Nullable Integer lineNo,
        String sku,
        @Nullable String productName,
        @Nullable String category,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        @Nullable BigDecimal unitCost) {

    private static final int DECIMALS = 4;

    /** @throws ArithmeticException when an amount has more than four decimals */
    public OrderLine {
        quantity = exact(quantity);
        unitPrice = exact(unitPrice);
        discount = exact(discount);
        unitCost = unitCost == null ? null : exact(unitCost);
    }

    /** This line at a place in its order, numbered by it unless it has a number of its own. */
    OrderLine at(int place) {
        return lineNo == null
                ? new OrderLine(place, sku, productName, category, quantity, unitPrice, discount, unitCost)
                : this;
    }

    /** Whether both lines record the same; how the product is called belongs to the product. */
    boolean records(OrderLine other) {
        return withoutProduct().equals(other.withoutProduct());
    }

    private OrderLine withoutProduct() {
        return new OrderLine(lineNo, sku, null, null, quantity, unitPrice, discount, unitCost);
    }

    private static BigDecimal exact(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }
}
