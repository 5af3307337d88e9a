package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Busy;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.LeftBehind;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files brought in, by administrators only. */
@Service
@RequiredArgsConstructor
public class Imports implements LeftBehind {

    /** Most imports under way at a time; each holds a database connection to its end. */
    public static final int MOST_AT_ONCE = 3;

    private final ImportLog log;
    private final Importer importer;
    private final Undo undo;
    private final ErrorFile errorFile;
    private final Inbox inbox;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * Begins to bring a file in, and returns as soon as it can be followed by its key.
     *
     * @param content the file: text, gzipped text or a workbook; read to its end before this returns
     * @return key of the import
     * @throws Forbidden when the viewer is no administrator
     * @throws Busy      when {@link #MOST_AT_ONCE} are under way
     * @throws dev.perennial.crm.shared.TooLarge when the file is too large
     */
    public long start(Viewer viewer, ImportRequest request, InputStream content) {
        check(viewer);
        Place place = takePlace();
        try {
            return start(viewer, request, inbox.keep(content), place);
        } catch (RuntimeException failed) {
            place.leave();
            throw failed;
        }
    }

    /** As {@link #start}, for a file that is in the inbox, and is discarded there in the end. */
    long start(Viewer viewer, ImportRequest request, Path file, Place place) {
        ImportJob job = new ImportJob(log.nextId(), request, viewer);
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("import-" + job.id()).start(() -> {
            try {
                importer.run(job, file, () -> begun.complete(null), progress -> {});
                begun.complete(null);
            } catch (RuntimeException neverBegan) {
                begun.completeExceptionally(neverBegan);
            } finally {
                inbox.discard(file);
                place.leave();
            }
        });
        join(begun);
        return job.id();
    }

    /**
     * Brings a file in and returns when that has ended, however it did.
     *
     * @param content  the file: text, gzipped text or a workbook
     * @param listener is told of progress twice a second
     * @throws Forbidden when the viewer is no administrator
     * @throws Busy      when {@link #MOST_AT_ONCE} are under way
     * @throws dev.perennial.crm.shared.TooLarge when the file is too large
     */
    public Import run(Viewer viewer, ImportRequest request, InputStream content, Consumer<ImportProgress> listener) {
        check(viewer);
        Place place = takePlace();
        ImportJob job = new ImportJob(log.nextId(), request, viewer);
        try {
            Path file = inbox.keep(content);
            try {
                importer.run(job, file, () -> {}, listener);
            } finally {
                inbox.discard(file);
            }
        } finally {
            place.leave();
        }
        return find(viewer, job.id());
    }

    /** @throws NotFound when there is no such import */
    public Import find(Viewer viewer, long id) {
        check(viewer);
        log.endInterrupted();
        return log.find(id).orElseThrow(() -> new NotFound("import", id));
    }

    /** The imports, newest first. */
    public Page<Import> list(Viewer viewer, @Nullable String cursor, int size) {
        check(viewer);
        log.endInterrupted();
        long before = cursor == null ? Long.MAX_VALUE : key(cursor);
        return Page.of(log.newest(before, size + 1), size, last -> Cursor.of(last.id()));
    }

    /**
     * Asks an import to stop; nothing of it will be recorded.
     *
     * @throws Conflict when it has ended already
     */
    public void cancel(Viewer viewer, long id) {
        find(viewer, id);
        if (!log.askToStop(id)) {
            throw Conflict.of("import.error.ended");
        }
    }

    /**
     * Takes back what an import recorded: what it made is removed, what it changed is as it was before.
     *
     * @throws Conflict when it recorded nothing, has been undone already, or later work has touched its rows
     */
    public void undo(Viewer viewer, long id) {
        find(viewer, id);
        undo.run(viewer, id);
    }

    /** The first rows that were not taken. */
    public List<RejectedRow> firstRejected(Viewer viewer, long id, int count) {
        find(viewer, id);
        return errorFile.first(id, count);
    }

    /**
     * Writes the rows that were not taken as CSV, to be mended and sent again.
     *
     * @param wording puts a reason into the reader's words
     */
    @Transactional(readOnly = true)
    public void writeRejected(Viewer viewer, long id, Writer file, Function<Message, String> wording) {
        check(viewer);
        Import source = log.find(id).orElseThrow(() -> new NotFound("import", id));
        errorFile.write(source.id(), log.header(id), file, wording);
    }

    /** At the start; and by the clock, since another node may be the one that died. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        takeUp();
    }

    /** Ends what a process that died had begun. */
    @Override
    public void takeUp() {
        log.endInterrupted();
        inbox.discardLeftovers();
    }

    /**
     * Takes one of the few places for imports under way, before anything of a file is stored.
     *
     * @throws Busy when there is none, here or because of other processes on the same database
     */
    Place takePlace() {
        if (!places.tryAcquire()) {
            throw new Busy(Message.of("import.error.tooMany", MOST_AT_ONCE));
        }
        Place place = new Place();
        log.endInterrupted();
        if (log.running() >= MOST_AT_ONCE) {
            place.leave();
            throw new Busy(Message.of("import.error.tooMany", MOST_AT_ONCE));
        }
        return place;
    }

    /** One of the places for imports under way. */
    final class Place {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        /** Leaves it to the next one; a second call does nothing. */
        void leave() {
            if (taken.compareAndSet(true, false)) {
                places.release();
            }
        }
    }

    static void check(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators import");
        }
    }

    private static long key(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).part(0));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private static void join(CompletableFuture<Void> begun) {
        try {
            begun.join();
        } catch (CompletionException neverBegan) {
            throw neverBegan.getCause() instanceof RuntimeException cause ? cause : neverBegan;
        }
    }
}
