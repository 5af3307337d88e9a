package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether the passwords and keys in the data directory can be read by this program, and by nobody else. */
@Component
@RequiredArgsConstructor
class SecretsCheck implements Check {

    private static final String DATABASE_PASSWORD = "postgres.password";

    private final Installation installation;

    @Override
    public String subject() {
        return "keys";
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }

    @Override
    public Finding examine() throws IOException {
        Path directory = installation.dataDirectory();
        List<Path> secrets = directory == null || !Files.isDirectory(directory) ? List.of() : secretsIn(directory);
        if (installation.embedded() && secrets.stream().noneMatch(file -> file.endsWith(Path.of(DATABASE_PASSWORD)))) {
            return Finding.wrong(
                    subject(),
                    Message.of("system.keys.missing", DATABASE_PASSWORD),
                    Message.of("system.keys.missing.remedy"));
        }
        for (Path file : secrets) {
            if (!Files.isReadable(file)) {
                return Finding.wrong(
                        subject(),
                        Message.of("system.keys.unreadable", file.toString()),
                        Message.of("system.keys.unreadable.remedy"));
            }
            if (!Permissions.of(file).isPrivate()) {
                return Finding.warning(
                        subject(),
                        Message.of("system.keys.open", file.toString()),
                        Message.of("system.keys.open.remedy", file.toString()));
            }
        }
        return Finding.good(subject(), Message.of("system.keys.good", secrets.size()));
    }

    private static List<Path> secretsIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(SecretsCheck::isSecret).sorted().toList();
        }
    }

    private static boolean isSecret(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(DATABASE_PASSWORD) || name.equals("keyset.json") || name.endsWith(".key");
    }
}
