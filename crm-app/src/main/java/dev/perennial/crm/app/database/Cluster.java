package dev.perennial.crm.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL cluster of a data directory: made, started and stopped by PostgreSQL's own programs. */
@Slf4j
@RequiredArgsConstructor
final class Cluster {

    static final String USER = "perennial";

    private static final Duration STOP_WAIT = Duration.ofMinutes(2);
    private static final int START_ATTEMPTS = 5;

    /** Settings of a new cluster, which its owner may change; those that keep data safe are given at each start. */
    private static final String SETTINGS = """

            # Perennial CRM: one machine shared with the application, loads of millions of rows now and then
            max_connections = 100
            shared_buffers = 256MB
            work_mem = 32MB
            maintenance_work_mem = 256MB
            max_wal_size = 4GB
            wal_compression = on
            random_page_cost = 1.1
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    /** What goes wrong is logged without the statement, its values and the row that caused it. */
    private static final String WITHOUT_PERSONAL_DATA =
            " -c log_error_verbosity=terse -c log_min_error_statement=panic -c log_parameter_max_length=0"
                    + " -c log_parameter_max_length_on_error=0";

    private static final String ACCESS = """
            # Only with the password beside this directory, only from this machine.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final DataDirectory directory;
    private final Programs programs;

    /** @throws EmbeddedDatabaseFailure when these data are another major version's, which no server but its own can read */
    static void refuseOtherVersion(DataDirectory directory) throws IOException {
        Path version = directory.cluster().resolve("PG_VERSION");
        String found = Files.exists(version) ? Files.readString(version).strip() : Programs.MAJOR_VERSION;
        if (!found.equals(Programs.MAJOR_VERSION)) {
            throw new EmbeddedDatabaseFailure(
                    "The data in %s were written by PostgreSQL %s; this release brings PostgreSQL %s."
                            .formatted(directory.cluster(), found, Programs.MAJOR_VERSION),
                    "Dump them with the release that wrote them (pg_dump), move the directory away, start this release once"
                            + " and load the dump; or set CRM_DATA_DIR to another directory.");
        }
    }

    /** Makes the cluster unless it is there: built aside and moved into place, so that a killed start leaves no half of one. */
    void ensureMade() throws IOException {
        Path cluster = directory.cluster();
        if (Files.exists(cluster)) {
            return;
        }
        log.info("Making the embedded database in {}", cluster);
        writePassword();
        Path unfinished = directory.root().resolve("postgres.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + directory.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.writeString(unfinished.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
        Files.move(unfinished, cluster);
    }

    String password() throws IOException {
        if (!Files.exists(directory.password())) {
            throw new EmbeddedDatabaseFailure(
                    "The password of the embedded database is missing: %s.".formatted(directory.password()),
                    "Put the file back from your backup; without it nobody can read the database.");
        }
        return Files.readString(directory.password()).strip();
    }

    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(directory.cluster());
    }

    /** Starts the server on a free port of the loopback address and waits until it answers, recovery included. */
    Postmaster start() throws IOException {
        return start(LoopbackPort.free());
    }

    /** As {@link #start()} on a given port; what is left of a killed server may need a moment to be gone. */
    Postmaster start(int port) throws IOException {
        Postmaster.removeStaleFile(directory.cluster());
        for (int attempt = 1; ; attempt++) {
            try {
                startOnce(port);
                return running().orElseThrow(() -> new IOException("It stopped right after its start"));
            } catch (IOException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
                log.warn("The embedded database does not start yet (see {})", directory.log());
                pause();
            }
        }
    }

    private void startOnce(int port) throws IOException {
        programs.run(
                "pg_ctl",
                "start",
                "--pgdata=" + directory.cluster(),
                "--log=" + directory.log(),
                "--wait",
                "--timeout=600",
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                        + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on"
                        + WITHOUT_PERSONAL_DATA);
    }

    /** Stops a server in order: open transactions are rolled back, everything committed is on disk. */
    void stop(Postmaster postmaster) throws IOException {
        programs.run(
                "pg_ctl",
                "stop",
                "--pgdata=" + directory.cluster(),
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_WAIT.toSeconds());
        try {
            postmaster.process().onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The embedded database does not stop", e);
        }
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Path file = directory.password();
        Files.deleteIfExists(file);
        try {
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("Somebody else writes " + file, e);
        }
        Files.writeString(file, password, StandardCharsets.UTF_8);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
