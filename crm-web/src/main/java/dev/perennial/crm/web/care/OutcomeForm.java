package dev.perennial.crm.web.care;

import dev.perennial.crm.care.Completion;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.shared.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person fills in when a task is done.
 *
 * @param followUpDays in how many days a following task is due; null for none
 */
record OutcomeForm(
        @Nullable Outcome outcome,
        @Nullable String note,
        @Nullable String nextStep,
        @Nullable Integer followUpDays) {

    static final OutcomeForm EMPTY = new OutcomeForm(null, null, null, null);

    /** @throws InvalidInput naming the field that is wrong */
    Completion completion(LocalDate today) {
        if (outcome == null) {
            throw InvalidInput.of("outcome", "care.error.outcome");
        }
        return new Completion(outcome, note, nextStep, followUpDays == null ? null : today.plusDays(followUpDays));
    }
}
