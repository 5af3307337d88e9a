package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.shared.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A book to be handed over.
 *
 * @param from        user name of who has it
 * @param to          user names of who gets it: one, or several who share it in turn, those worth most first
 * @param customerNos numbers of the customers meant; empty for the whole book
 * @param note        what the one who leaves adds for all who follow
 */
public record NewHandover(
        String from,
        List<String> to,
        List<String> customerNos,
        @Nullable String note) {

    /** Most characters of a note. */
    public static final int LONGEST_NOTE = 2000;

    /** Most people who share one book. */
    public static final int MOST_RECEIVERS = 50;

    public NewHandover {
        from = from.strip().toLowerCase(Locale.ROOT);
        to = List.copyOf(new LinkedHashSet<>(to.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList()));
        customerNos = List.copyOf(new LinkedHashSet<>(customerNos.stream()
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList()));
        note = note == null || note.isBlank() ? null : note.strip();
        if (to.isEmpty() || to.size() > MOST_RECEIVERS) {
            throw InvalidInput.of("to", "handover.error.to", MOST_RECEIVERS);
        }
        if (to.contains(from)) {
            throw InvalidInput.of("to", "handover.error.same");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw InvalidInput.of("note", "handover.error.note", LONGEST_NOTE);
        }
    }
}
