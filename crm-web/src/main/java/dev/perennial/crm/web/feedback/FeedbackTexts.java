package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackItem;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.web.support.Texts;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long customers wait, in words. */
@Component
@RequiredArgsConstructor
public class FeedbackTexts {

    private static final int HOURS_IN_WORDS = 48;

    private final Texts texts;
    private final Business business;

    /** How long the customer has waited so far. */
    public String waiting(FeedbackItem item) {
        return texts.of("feedback.waiting", length(Duration.between(item.receivedAt(), business.now())));
    }

    /** How long it took until the answer; null where nobody knows. */
    public @Nullable String took(FeedbackItem item) {
        Duration wait = item.resolutionTime();
        return wait == null ? null : length(wait);
    }

    private String length(Duration wait) {
        if (wait.toHours() < 1) {
            return texts.of("feedback.length.minutes", Math.max(0, wait.toMinutes()));
        }
        return wait.toHours() < HOURS_IN_WORDS
                ? texts.of("feedback.length.hours", wait.toHours())
                : texts.of("feedback.length.days", wait.toDays());
    }
}
