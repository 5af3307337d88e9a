package dev.perennial.crm.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.backup.archive.ArchiveReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The directory of a server's backups: what bears the name of an archive is a whole one, whatever was killed. */
@RequiredArgsConstructor
final class Archives {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Set<Path> whole = new HashSet<>();
    private final Path directory;

    /**
     * Reads each archive to its end, unlocked and summed up, then carries all but one away.
     *
     * @param done those that the server lists as done
     * @param kept the one that stays
     */
    void hold(Collection<Path> done, Path kept) throws IOException {
        for (Path file : files()) {
            try (ArchiveReader archive = new ArchiveReader(file, KilledServer.SEAL, json)) {
                assertThat(archive.verify().rows()).as("rows in %s", file).isPositive();
            }
            whole.add(file);
            if (!file.equals(kept)) {
                Files.delete(file);
            }
        }
        assertThat(whole).as("archives that are listed, and whole").containsAll(done);
    }

    /** How many were whole. */
    int size() {
        return whole.size();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".backup"))
                    .toList();
        }
    }
}
