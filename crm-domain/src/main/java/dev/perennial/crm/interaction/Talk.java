package dev.perennial.crm.interaction;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call, visit, note or message, as it is written down.
 *
 * @param channel    how it went
 * @param occurredAt when; null for just now
 * @param direction  who began; null for us, and of no meaning for a note
 * @param subject    what it was about
 * @param body       what was said
 * @param outcome    how it ended; a note has none
 */
public record Talk(
        Channel channel,
        @Nullable Instant occurredAt,
        @Nullable Direction direction,
        @Nullable String subject,
        @Nullable String body,
        @Nullable Outcome outcome) {

    /** Most characters of a subject. */
    public static final int LONGEST_SUBJECT = 200;

    /** Most characters of what was said. */
    public static final int LONGEST_BODY = 10_000;

    public Talk {
        subject = textOrNull(subject);
        body = textOrNull(body);
    }

    /** @throws InvalidInput naming every field that is wrong */
    void check(Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (occurredAt != null && occurredAt.isAfter(now)) {
            problems.add(problem("occurredAt", "customer.error.talk.future"));
        }
        if (subject != null && subject.length() > LONGEST_SUBJECT) {
            problems.add(problem("subject", "customer.error.text.long", LONGEST_SUBJECT));
        }
        if (body != null && body.length() > LONGEST_BODY) {
            problems.add(problem("body", "customer.error.text.long", LONGEST_BODY));
        }
        if (channel.reachesCustomer() && outcome == null && body == null) {
            problems.add(problem("outcome", "customer.error.talk.outcome"));
        }
        if (!channel.reachesCustomer() && outcome != null) {
            problems.add(problem("outcome", "customer.error.note.outcome"));
        }
        if (!channel.reachesCustomer() && body == null && subject == null) {
            problems.add(problem("body", "customer.error.note.empty"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static Problem problem(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
