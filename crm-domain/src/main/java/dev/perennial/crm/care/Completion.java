package dev.perennial.crm.care;

import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.shared.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a task.
 *
 * @param note       what was said, for the customer's timeline; up to {@value #LONGEST_NOTE} characters
 * @param nextStep   what was agreed to happen next; up to {@value #LONGEST_STEP} characters
 * @param followUpOn the day a following task is due; null for none
 */
public record Completion(
        Outcome outcome,
        @Nullable String note,
        @Nullable String nextStep,
        @Nullable LocalDate followUpOn) {

    public static final int LONGEST_NOTE = 4000;
    public static final int LONGEST_STEP = 200;

    public Completion {
        note = stripped(note);
        nextStep = stripped(nextStep);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw InvalidInput.of("note", "care.error.note", LONGEST_NOTE);
        }
        if (nextStep != null && nextStep.length() > LONGEST_STEP) {
            throw InvalidInput.of("nextStep", "care.error.next", LONGEST_STEP);
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
