package dev.perennial.crm.segmentation.handover;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody who goes has in hand beside their own customers, and where it goes.
 *
 * @param customerNo of a task and a collaboration
 * @param name       the customer's; of a duty or an absence: the one who is away
 * @param text       title of a task, null where a rule made it; of a duty or an absence: who stands in so far
 * @param fromDay    day a task is due; first day of a duty or an absence
 * @param toDay      last day of a duty or an absence
 * @param to         name shown of who gets it; null when it ends, or waits with a customer nobody owns
 */
public record LooseEnd(
        Kind kind,
        @Nullable String customerNo,
        String name,
        @Nullable String text,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate toDay,
        @Nullable String to) {

    /** What it is. */
    public enum Kind {
        /** An open task for somebody else's customer: goes to that customer's owner. */
        TASK,
        /** Somebody else's customer whom they help with: the new owners help in turn, unless they have to do with them anyway. */
        COLLABORATION,
        /** They stand in for somebody: the first of the new owners who is not that person does then. */
        DUTY,
        /** Somebody stands in for them: ends, for nothing of theirs is left to look after. */
        ABSENCE
    }
}
