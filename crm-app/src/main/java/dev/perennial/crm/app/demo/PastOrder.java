package dev.perennial.crm.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * An order as people remember it.
 *
 * @param value   of all lines; negative for a return
 * @param product name of the product it was mostly about
 */
record PastOrder(String invoice, LocalDateTime time, BigDecimal value, String product) {

    boolean isReturn() {
        return value.signum() < 0;
    }

    LocalDate day() {
        return time.toLocalDate();
    }

    boolean isOver(int pounds) {
        return value.abs().compareTo(BigDecimal.valueOf(pounds)) > 0;
    }
}
