package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.interaction.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A care task with its customer and what the current score run says about it.
 *
 * @param reason    why a rule made it; null for a task made by hand
 * @param channel   how it reaches the customer; null for work that does not
 * @param dueOn     the day it is due, or the day it comes back where it was put off beyond that
 * @param assignee  who shall do it; null for nobody yet
 * @param score     null for a customer the current run holds no score of
 * @param mayWorkOn whether the viewer may do it, rather than only know that it is there
 */
public record QueuedTask(
        long id,
        String customerNo,
        String customerName,
        TaskKind kind,
        @Nullable String title,
        @Nullable OverdueReason reason,
        @Nullable Channel channel,
        LocalDate dueOn,
        int effortMinutes,
        @Nullable Person assignee,
        TaskStatus status,
        @Nullable Score score,
        @Nullable Closing closing,
        boolean mayWorkOn) {

    /** Somebody who works here. */
    public record Person(String username, String displayName) {}

    /**
     * What the current run says about the customer.
     *
     * @param usualDays  usual days between two purchases; null where none can be told
     * @param spreadDays usual deviation from that
     * @param lastDay    day of the last purchase
     */
    public record Score(
            Tier tier,
            Priority priority,
            @Nullable Long usualDays,
            @Nullable Long spreadDays,
            LocalDate lastDay) {}

    /** How a task ended; a withdrawn or cancelled one has no outcome, one withdrawn by its rule nobody who did it. */
    public record Closing(
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String nextStep,
            Instant at,
            @Nullable String by) {}
}
