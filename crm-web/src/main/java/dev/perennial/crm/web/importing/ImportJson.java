package dev.perennial.crm.web.importing;

import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportStatus;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.OnError;
import dev.perennial.crm.web.support.Texts;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An import as programs get it. */
record ImportJson(
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
        String message,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt) {

    static ImportJson of(Import source, Texts texts) {
        return new ImportJson(
                source.id(),
                source.type(),
                source.fileName(),
                source.status(),
                source.onError(),
                source.dryRun(),
                source.rowsRead(),
                source.rowsAccepted(),
                source.rowsRejected(),
                source.created(),
                source.updated(),
                source.unchanged(),
                source.progress(),
                source.messages().stream().map(texts::of).collect(Collectors.joining(" ")),
                source.startedAt(),
                source.finishedAt(),
                source.undoneAt());
    }
}
