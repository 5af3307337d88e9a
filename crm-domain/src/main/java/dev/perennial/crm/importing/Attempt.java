package dev.perennial.crm.importing;

import dev.perennial.crm.importing.ImportProgress.Phase;
import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One file on its way in: how far it is, and whether it is to stop. */
@RequiredArgsConstructor
final class Attempt {

    /** Shares of the whole, as far as anybody can tell beforehand. */
    private static final double READING = 0.5;

    private static final double CHECKING = 0.1;

    private final ImportRequest request;
    private final SourceFile file;
    private final Stages stages;
    private final Mappings mappings;
    private final Rejections rejections;
    private final Trace trace;

    private volatile Phase phase = Phase.READING;
    private volatile long rowsRead;
    private volatile boolean cancelled;
    private boolean hidesSecrets;
    private volatile @Nullable Connection connection;
    private final List<Message> notes = new ArrayList<>();

    /**
     * Brings the file in, within a transaction that is to be undone if this fails.
     *
     * @param headerRead is told the names in the header
     * @throws ImportFailure         when it cannot be taken
     * @throws CancellationException when it was asked to stop
     */
    Written run(Connection transaction, Consumer<List<String>> headerRead) throws SQLException, IOException {
        connection = transaction;
        Stage stage = read(transaction, headerRead);
        phase = Phase.CHECKING;
        try (RowsAgain again = new RowsAgain(file, rejections)) {
            stage.judge(again);
        }
        rejections.flush();
        if (hidesSecrets && rejections.rows() > 0) {
            notes.add(Message.of("import.note.accountsHidden"));
        }
        if (request.onError() == OnError.ABORT && rejections.rows() > 0) {
            throw new ImportFailure("aborted", rejections.rows());
        }
        stopIfCancelled();
        phase = Phase.WRITING;
        Written written = stage.write(trace);
        notes.addAll(stage.notes());
        stopIfCancelled();
        return written;
    }

    private Stage read(Connection transaction, Consumer<List<String>> headerRead) throws SQLException, IOException {
        Stage stage;
        try (Rows rows = file.rows();
                Courier courier = new Courier(transaction)) {
            List<String> names = rows.header().fields();
            List<String> own = ErrorFile.withoutAdded(names);
            headerRead.accept(own);
            rejections.keepOnly(own.size(), names.size());
            ImportRequest complete = mappings.complete(request, names);
            stage = stages.of(complete);
            Header header = new Header(rows.header(), stage.columns(), complete.mapping());
            Secrets secrets = header.secrets(stage.columns());
            hidesSecrets = !secrets.isEmpty();
            rejections.hide(secrets);
            note(rows, header);
            stage.open(courier, header);
            take(rows, stage);
            stage.finish();
            courier.awaitArrival();
        } finally {
            rejections.flush();
        }
        if (rowsRead == 0) {
            throw new ImportFailure("noRows");
        }
        return stage;
    }

    private void note(Rows rows, Header header) {
        if (!header.unknown().isEmpty()) {
            notes.add(Message.of("import.note.unknownColumns", Cut.of(String.join(", ", header.unknown()))));
        }
        if (!rows.unreadSheets().isEmpty()) {
            notes.add(Message.of("import.note.unreadSheets", Cut.of(String.join(", ", rows.unreadSheets()))));
        }
    }

    private void take(Rows rows, Stage stage) throws SQLException {
        long count = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            count++;
            List<Problem> problems = stage.take(row);
            if (!problems.isEmpty()) {
                rejections.add(row, problems);
            }
            if ((count & 0xff) == 0) {
                rowsRead = count;
                stopIfCancelled();
            }
        }
        rowsRead = count;
    }

    /** Stops it as soon as can be, whatever the database is doing for it. */
    void cancel() {
        cancelled = true;
        Connection busy = connection;
        if (busy != null) {
            try {
                busy.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException ended) {
                // Nothing is running there any more; the next look at the flag stops it.
                return;
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    ImportProgress progress() {
        double fraction =
                switch (phase) {
                    case READING -> READING * file.progress();
                    case CHECKING -> READING;
                    case WRITING -> READING + CHECKING;
                };
        return new ImportProgress(phase, rowsRead, rejections.rows(), fraction);
    }

    long rowsRead() {
        return rowsRead;
    }

    long rowsRejected() {
        return rejections.rows();
    }

    /** The moment its records carry. */
    OffsetDateTime writtenAt() {
        return trace.now();
    }

    /** What there is to say about the file although it was taken. */
    List<Message> notes() {
        return notes;
    }
}
