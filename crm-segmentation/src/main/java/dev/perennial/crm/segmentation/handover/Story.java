package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new owner needs to know of a customer, as facts that are worded only when shown.
 *
 * @param tier             null before the first score, like everything of it
 * @param since            day of the first order, else the day they joined
 * @param revenue          of the last 12 months
 * @param orders           of the last 12 months
 * @param lastOrder        day of the last order
 * @param usualDays        days between orders as they are used to
 * @param preferredChannel how they like to be reached
 * @param contactTimes     when they do, as codes
 * @param focus            what matters to them, in the words of who knew
 * @param terms            payment and preferential terms agreed with them
 * @param talks            the last interactions, the latest first
 * @param promises         what is still owed to them
 * @param next             what to do first
 */
public record Story(
        @Nullable Tier tier,
        @Nullable Stage stage,
        @Nullable LocalDate since,
        @Nullable BigDecimal revenue,
        @Nullable Integer orders,
        @Nullable LocalDate lastOrder,
        @Nullable Integer usualDays,
        @Nullable Channel preferredChannel,
        List<String> contactTimes,
        @Nullable String focus,
        @Nullable String terms,
        List<PastTalk> talks,
        List<Promise> promises,
        Next next) {

    /** Something that was said. */
    public record PastTalk(
            Instant at,
            Channel channel,
            @Nullable Outcome outcome,
            @Nullable String text,
            @Nullable String by) {}

    /**
     * Something owed to the customer.
     *
     * @param text what; null where a rule made the task
     * @param due  by when; for a complaint the day it came
     */
    public record Promise(Kind kind, @Nullable String text, LocalDate due) {

        /** Where a promise comes from. */
        public enum Kind {
            /** An open care task. */
            TASK,
            /** What was agreed when a task was done lately. */
            NEXT_STEP,
            /** A complaint that nobody has resolved. */
            COMPLAINT
        }
    }

    /** What a new owner does first. */
    public enum Next {
        ANSWER_COMPLAINT,
        KEEP_PROMISE,
        /** Slower than their own rhythm. */
        CALL_QUIET,
        INTRODUCE
    }
}
