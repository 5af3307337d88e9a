package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether the data directory can be written, and by whom else. */
@Component
@RequiredArgsConstructor
class DataDirectoryCheck implements Check {

    private final Installation installation;

    @Override
    public String subject() {
        return "data-directory";
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }

    @Override
    public Finding examine() throws IOException {
        Path directory = installation.dataDirectory();
        if (directory == null || !Files.exists(directory)) {
            return Finding.good(subject(), Message.of("system.data-directory.none"));
        }
        String path = directory.toString();
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return Finding.wrong(
                    subject(),
                    Message.of("system.data-directory.unwritable", path),
                    Message.of("system.data-directory.unwritable.remedy"));
        }
        return Permissions.of(directory).areOthersAllowedToWrite()
                ? Finding.warning(
                        subject(),
                        Message.of("system.data-directory.open", path),
                        Message.of("system.data-directory.open.remedy", path))
                : Finding.good(subject(), Message.of("system.data-directory.good", path));
    }
}
