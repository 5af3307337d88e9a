package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file sent in.
 *
 * @param id           its key
 * @param type         what its rows are
 * @param fileName     its name where it came from
 * @param status       how far it is
 * @param onError      what a bad row does to the others
 * @param dryRun       whether everything was taken back at its end, so that it only says what a run would do
 * @param rowsRead     rows read so far; at the end rowsAccepted + rowsRejected
 * @param rowsAccepted rows that are recorded
 * @param rowsRejected rows that are not
 * @param created      records that were new: customers, orders, products or entries, not rows
 * @param updated      records that were changed
 * @param unchanged    records that were the same already
 * @param progress     0 to 1
 * @param messages     what there is to say about it: why it failed, columns not read, what it does at present
 * @param startedBy    display name of who sent it; null when the system did
 * @param startedAt    when
 * @param finishedAt   when it ended; null while it runs
 * @param undoable     whether it can be undone, unless later work has touched its rows
 * @param undoneAt     when it was undone; null when it was not
 */
public record Import(
        long id,
        ImportType type,
        String fileName,
        ImportStatus status,
        OnError onError,
        boolean dryRun,
        long rowsRead,
        long rowsAccepted,
        long rowsRejected,
        long created,
        long updated,
        long unchanged,
        double progress,
        List<Message> messages,
        @Nullable String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        boolean undoable,
        @Nullable Instant undoneAt) {

    public Import {
        messages = List.copyOf(messages);
    }

    public boolean isRunning() {
        return status == ImportStatus.RUNNING;
    }

    /**
     * How long it took, or has taken so far.
     *
     * @param now the present moment
     */
    public Duration took(Instant now) {
        return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
    }
}
