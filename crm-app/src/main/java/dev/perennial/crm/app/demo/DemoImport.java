package dev.perennial.crm.app.demo;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportStatus;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.importing.OnError;
import java.io.InputStream;
import java.util.function.LongConsumer;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Brings files in as the demonstration's administrator would: by the one way there is, so that they are in the list of imports. */
@Component
@RequiredArgsConstructor
class DemoImport {

    private final Imports imports;
    private final People people;

    /**
     * @param rowsRead is told twice a second
     * @throws IllegalStateException when a single row was not taken
     */
    void run(ImportType type, String fileName, InputStream file, LongConsumer rowsRead) {
        Viewer admin = people.find(DemoPeople.ADMINISTRATOR).orElseThrow().asViewer();
        Import done = imports.run(
                admin,
                ImportRequest.of(type, fileName).onError(OnError.ABORT),
                file,
                progress -> rowsRead.accept(progress.rowsRead()));
        if (done.status() != ImportStatus.DONE || done.rowsRejected() > 0) {
            throw new IllegalStateException("The demo's %s were not taken: %s %s"
                    .formatted(fileName, done.messages(), imports.firstRejected(admin, done.id(), 1)));
        }
    }
}
