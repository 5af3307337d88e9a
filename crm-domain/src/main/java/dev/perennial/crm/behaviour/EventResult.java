package dev.perennial.crm.behaviour;

import dev.perennial.crm.shared.Message;
import java.util.Map;

/** What became of one event of a batch. */
public sealed interface EventResult {

    /** It is recorded. */
    record Recorded() implements EventResult {}

    /** It was recorded before, or earlier in the same batch; nothing changed. */
    record Known() implements EventResult {}

    /**
     * It cannot be taken.
     *
     * @param problems why, under the name of the field
     */
    record Refused(Map<String, Message> problems) implements EventResult {

        public Refused {
            problems = Map.copyOf(problems);
        }

        static Refused of(String field, String code, Object... arguments) {
            return new Refused(Map.of(field, Message.of(code, arguments)));
        }
    }
}
