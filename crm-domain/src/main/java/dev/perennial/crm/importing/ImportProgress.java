package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import java.util.Locale;

/**
 * How far a running import is.
 *
 * @param phase        what it does at present
 * @param rowsRead     rows read so far
 * @param rowsRejected rows found so far that cannot be taken
 * @param fraction     0 to 1
 */
public record ImportProgress(Phase phase, long rowsRead, long rowsRejected, double fraction) {

    /** What an import does, one after the other. */
    public enum Phase {
        READING,
        CHECKING,
        WRITING;

        /** The phase in words. */
        public Message message() {
            return Message.of("import.phase." + name().toLowerCase(Locale.ROOT));
        }
    }
}
