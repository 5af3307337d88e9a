package dev.perennial.crm.app.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A line of an order, as published, at its place in the present.
 *
 * @param invoice    number of the order; one that begins with {@code C} is a return
 * @param time       of the order's first line, in the business's time zone
 * @param customerNo who bought
 * @param lineNo     from 1, in the order of appearance
 * @param sku        what was bought
 * @param quantity   negative for a return
 * @param price      of one, in pounds
 */
record SoldLine(
        String invoice, LocalDateTime time, String customerNo, int lineNo, String sku, int quantity, BigDecimal price) {

    BigDecimal value() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
