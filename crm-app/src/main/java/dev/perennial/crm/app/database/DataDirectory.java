package dev.perennial.crm.app.database;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that holds the embedded database and its secrets.
 *
 * @param root absolute, not necessarily there yet
 */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * @param configured what the settings say, relative to the working directory; empty for {@code data} at the top of the
     *                   checkout this program was built in, else of the working directory
     */
    public static DataDirectory of(String configured) {
        return new DataDirectory(configured.isEmpty() ? home().resolve("data") : Path.of(configured));
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path password() {
        return root.resolve("postgres.password");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path backups() {
        return root.resolve("backups");
    }

    Path backupKey() {
        return root.resolve("backup.key");
    }

    Path programs() {
        return root.resolve("programs");
    }

    /** Whichever way the program is started (Maven, an IDE, the jar), its code lies below crm-app/target of the checkout. */
    private static Path home() {
        for (Path path = codeLocation(); path != null; path = path.getParent()) {
            if (path.endsWith(Path.of("crm-app", "target")) && Files.exists(path.resolveSibling("pom.xml"))) {
                return path.resolve("../..");
            }
        }
        return Path.of("");
    }

    private static Path codeLocation() {
        try {
            String location = DataDirectory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
            return Path.of(location.replaceFirst("^(jar:)?(nested:|file:)+", "").replaceFirst("/?!.*", ""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
