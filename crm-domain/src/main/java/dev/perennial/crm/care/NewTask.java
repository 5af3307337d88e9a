package dev.perennial.crm.care;

import dev.perennial.crm.shared.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task somebody asks for by hand.
 *
 * @param title         what to do, in their words; 1 to {@value #LONGEST_TITLE} characters
 * @param dueOn         last business day to do it on
 * @param effortMinutes expected work, 1 to {@value #LONGEST_MINUTES} minutes
 * @param assignee      user name of who shall do it; null for the customer's owner, or for a rep themselves
 */
public record NewTask(
        TaskKind kind,
        String title,
        LocalDate dueOn,
        int effortMinutes,
        @Nullable String assignee) {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_MINUTES = 480;

    /** Minutes assumed where nobody says. */
    public static final int USUAL_MINUTES = 15;

    public NewTask {
        title = title.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw InvalidInput.of("title", "care.error.title", LONGEST_TITLE);
        }
        if (effortMinutes < 1 || effortMinutes > LONGEST_MINUTES) {
            throw InvalidInput.of("effortMinutes", "care.error.effort", LONGEST_MINUTES);
        }
    }
}
