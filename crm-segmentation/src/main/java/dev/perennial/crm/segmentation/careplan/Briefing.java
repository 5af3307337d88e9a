package dev.perennial.crm.segmentation.careplan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to know before talking to a customer.
 *
 * @param phone         first phone number
 * @param contact       who answers there
 * @param product       what was in most orders of the last 12 months; null without an order in them
 * @param productOrders in how many orders of them it was
 * @param recentDays    days with a purchase within the last {@value #RECENT_DAYS}, the oldest first
 */
public record Briefing(
        @Nullable String phone,
        @Nullable String contact,
        @Nullable String product,
        int productOrders,
        List<LocalDate> recentDays) {

    /** How far back a rhythm is drawn. */
    public static final int RECENT_DAYS = 180;
}
