package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Files sent by people, who are asked what their columns are where that is not known. */
@Service
@RequiredArgsConstructor
public class Uploads {

    private final Imports imports;
    private final OwnColumns ownColumns;
    private final Inbox inbox;
    private final UploadStore store;
    private final Previews previews;
    private final Mappings mappings;

    /** What became of a file that was sent. */
    public sealed interface Sent {

        /** It is being brought in. */
        record Started(long importId) implements Sent {}

        /** Somebody has to say what its columns are. */
        record Waiting(long uploadId) implements Sent {}
    }

    /**
     * Begins to bring a file in if all its columns are known, else keeps it until somebody has said what they are.
     *
     * @param ask whether to ask even so
     * @throws dev.perennial.crm.shared.Forbidden when the viewer is no administrator
     * @throws dev.perennial.crm.shared.Busy      when too many imports are under way
     * @throws dev.perennial.crm.shared.TooLarge  when the file is too large
     */
    public Sent send(Viewer viewer, ImportRequest request, InputStream content, boolean ask) {
        Imports.check(viewer);
        Imports.Place place = imports.takePlace();
        Path file = null;
        try {
            file = inbox.keep(content);
            if (isToStart(request, file, ask)) {
                Path started = file;
                file = null;
                return new Sent.Started(imports.start(viewer, request, started, place));
            }
            place.leave();
            return new Sent.Waiting(store.keep(viewer, request, file));
        } catch (RuntimeException failed) {
            place.leave();
            throw failed;
        } finally {
            if (file != null) {
                inbox.discard(file);
            }
        }
    }

    /** A file that cannot be read is brought in nevertheless, so that it is listed with the reason why it failed. */
    private boolean isToStart(ImportRequest request, Path file, boolean ask) {
        try {
            return previews.isKnown(request, file) && !ask;
        } catch (ImportFailure unreadable) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What is in a file that waits.
     *
     * @throws NotFound when it does not wait any more
     */
    public FilePreview preview(Viewer viewer, long uploadId) {
        UploadStore.Upload upload = upload(viewer, uploadId);
        Path file = file(uploadId);
        try {
            return previews.of(uploadId, upload, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            inbox.discard(file);
        }
    }

    /**
     * Begins to bring in a file that waits. After a dry run it goes on waiting.
     *
     * @param columns   for each of its columns one of ours, or an empty text for one that is not to be read
     * @param dateOrder how to read its dates
     * @param dryRun    whether to try only
     * @param remember  whether the next file of this header is to be read in the same way without asking
     * @return key of the import
     * @throws InvalidInput when a column that is needed is missing, or two columns are said to be the same
     * @throws NotFound     when the file does not wait any more
     */
    public long start(
            Viewer viewer, long uploadId, List<String> columns, DateOrder dateOrder, boolean dryRun, boolean remember) {
        ImportRequest sent = upload(viewer, uploadId).request().dryRun(dryRun);
        Imports.Place place = imports.takePlace();
        Path file = null;
        ImportRequest request;
        long started;
        try {
            file = file(uploadId);
            request = sent.with(mapping(sent, file, columns), dateOrder);
            started = imports.start(viewer, request, file, place);
        } catch (RuntimeException failed) {
            place.leave();
            if (file != null) {
                inbox.discard(file);
            }
            throw failed;
        }
        if (remember) {
            mappings.remember(viewer, request.type(), request.mapping(), dateOrder);
        }
        if (dryRun) {
            store.choose(uploadId, request, started);
        } else {
            store.discard(uploadId);
        }
        return started;
    }

    /** Throws a file that waits away. */
    public void discard(Viewer viewer, long uploadId) {
        Imports.check(viewer);
        store.discard(uploadId);
    }

    private ColumnMapping mapping(ImportRequest request, Path file, List<String> columns) {
        try (Rows rows = new SourceFile(file, request.encoding()).rows()) {
            List<String> names = rows.header().fields();
            if (names.size() != columns.size()) {
                throw InvalidInput.of("columns", "import.error.mapping");
            }
            ColumnMapping mapping = ColumnMapping.of(
                    names.toArray(String[]::new),
                    columns.stream()
                            .map(column -> column.isEmpty() ? null : column)
                            .toArray(String[]::new));
            new Header(rows.header(), ownColumns.with(request.type()), mapping);
            return mapping;
        } catch (ImportFailure unfit) {
            throw new InvalidInput(List.of(new InvalidInput.Problem("columns", unfit.reason())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private UploadStore.Upload upload(Viewer viewer, long uploadId) {
        Imports.check(viewer);
        return store.find(uploadId).orElseThrow(() -> new NotFound("upload", uploadId));
    }

    private Path file(long uploadId) {
        Path file = inbox.make();
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            store.write(uploadId, output);
            return file;
        } catch (IOException failed) {
            inbox.discard(file);
            throw new UncheckedIOException(failed);
        }
    }
}
