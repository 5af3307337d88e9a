package dev.perennial.crm.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {

    private static final Instant SUNDAY = Instant.parse("2026-03-15T19:00:00Z");

    @TempDir
    Path directory;

    @Test
    void everyDayIsKeptForAWhileThenTheLastOfEachWeekThenNone() throws IOException {
        Rotation rotation = new Rotation(directory, 3, 2);
        for (int days = 0; days <= 30; days++) {
            Files.createFile(rotation.fileOf(SUNDAY.minus(Duration.ofDays(days))));
        }

        rotation.deleteOld(SUNDAY);

        assertThat(kept())
                .containsExactly(
                        "crm-20260301T190000Z.backup",
                        "crm-20260308T190000Z.backup",
                        "crm-20260312T190000Z.backup",
                        "crm-20260313T190000Z.backup",
                        "crm-20260314T190000Z.backup",
                        "crm-20260315T190000Z.backup");
    }

    @Test
    void theLatestStaysHoweverOldItIsAndOtherFilesAreNotTouched() throws IOException {
        Rotation rotation = new Rotation(directory, 1, 0);
        for (String name : List.of(
                "crm-20240101T000000Z.backup",
                "crm-20240102T000000Z.backup",
                "crm-20240103T000000Z.backup.unfinished",
                "before-the-move.backup",
                "notes.unfinished")) {
            Files.createFile(directory.resolve(name));
        }

        rotation.deleteLeftBehind();
        rotation.deleteOld(SUNDAY);

        assertThat(kept()).containsExactly("before-the-move.backup", "crm-20240102T000000Z.backup", "notes.unfinished");
        assertThat(rotation.latest()).contains(directory.resolve("crm-20240102T000000Z.backup"));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
