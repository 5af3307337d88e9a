package dev.perennial.crm.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The main process of a running PostgreSQL, as its own {@code postmaster.pid} names it.
 *
 * @param process the process
 * @param port    where it listens, on the loopback address
 */
record Postmaster(ProcessHandle process, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /** The live postmaster of a cluster; a file left by a dead one is none. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        return process(lines).filter(Postmaster::isPostgres).map(process -> new Postmaster(process, port));
    }

    /** Removes the file of a dead postmaster whose number is another program's by now; PostgreSQL would believe it alive. */
    static void removeStaleFile(Path cluster) throws IOException {
        boolean recycled = process(lines(cluster))
                .filter(process -> process.info().command().isPresent())
                .filter(process -> !isPostgres(process))
                .isPresent();
        if (recycled) {
            Files.delete(cluster.resolve(FILE));
        }
    }

    private static List<String> lines(Path cluster) throws IOException {
        try {
            return Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> process(List<String> lines) {
        return lines.stream()
                .findFirst()
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())))
                .filter(ProcessHandle::isAlive);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.replace(" (deleted)", ""))
                .filter(command -> command.endsWith("/postgres") || command.endsWith("\\postgres.exe"))
                .isPresent();
    }
}
