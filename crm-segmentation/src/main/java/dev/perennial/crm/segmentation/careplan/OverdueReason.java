package dev.perennial.crm.segmentation.careplan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why the rule "overdue against own rhythm" made a task, as things stood that day.
 *
 * @param usualDays  usual days between two purchases
 * @param spreadDays usual deviation from that; null where too few purchases tell
 * @param silentDays days since the last purchase
 * @param tier       tier of that day
 * @param revenue    net revenue of the 12 months before, in the reporting currency
 * @param asOf       the day the scores were of
 */
public record OverdueReason(
        long usualDays, @Nullable Long spreadDays, long silentDays, String tier, BigDecimal revenue, LocalDate asOf) {}
