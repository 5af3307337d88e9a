package dev.perennial.crm.feedback;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said, as it is written down.
 *
 * @param receivedAt when; null for just now
 * @param channel    how it reached us; null where nobody knows
 * @param category   what it is about, in the words of the business; up to {@value #LONGEST_CATEGORY} characters
 * @param severity   null for {@link Severity#MEDIUM}
 * @param text       what was said; 1 to {@value #LONGEST_TEXT} characters
 */
public record NewFeedback(
        FeedbackKind kind,
        @Nullable Instant receivedAt,
        @Nullable FeedbackChannel channel,
        @Nullable String category,
        @Nullable Severity severity,
        String text) {

    public static final int LONGEST_CATEGORY = 100;
    public static final int LONGEST_TEXT = 10_000;

    public NewFeedback {
        category = category == null || category.isBlank() ? null : category.strip();
        text = text.strip();
    }

    /** @throws InvalidInput naming every field that is wrong */
    void check(Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            problems.add(new Problem("text", Message.of("feedback.error.text", LONGEST_TEXT)));
        }
        if (category != null && category.length() > LONGEST_CATEGORY) {
            problems.add(new Problem("category", Message.of("feedback.error.long", LONGEST_CATEGORY)));
        }
        if (receivedAt != null && receivedAt.isAfter(now)) {
            problems.add(new Problem("receivedAt", Message.of("feedback.error.future")));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
