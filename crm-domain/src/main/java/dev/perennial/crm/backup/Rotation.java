package dev.perennial.crm.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The archives of a directory: named by their moment, and how long they are kept. A file of any other name is not touched.
 *
 * @param directory where they are
 * @param keepDays  for how many days every one is kept
 * @param keepWeeks for how many weeks before that the last one of each is kept
 */
record Rotation(Path directory, int keepDays, int keepWeeks) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("crm-\\d{8}T\\d{6}Z\\.backup");
    private static final Pattern LEFT_BEHIND = Pattern.compile(NAME.pattern() + "\\" + PrivateFile.UNFINISHED);
    private static final int PREFIX = "crm-".length();

    /** Where the archive of a moment belongs. */
    Path fileOf(Instant moment) {
        return directory.resolve("crm-" + MOMENT.format(moment) + ".backup");
    }

    /** The archive that was made last. */
    Optional<Path> latest() {
        return named(NAME).stream().findFirst();
    }

    /** Deletes what killed backups left; only while no other backup is at work. */
    void deleteLeftBehind() {
        named(LEFT_BEHIND).forEach(Rotation::delete);
    }

    /** Deletes what need not be kept any longer. The latest archive always stays. */
    void deleteOld(Instant now) {
        superfluous(named(NAME), now).forEach(Rotation::delete);
    }

    /** @param newestFirst archives of this directory */
    List<Path> superfluous(List<Path> newestFirst, Instant now) {
        Instant daily = now.minus(Duration.ofDays(keepDays));
        Instant weekly = daily.minus(Duration.ofDays(7L * keepWeeks));
        Set<String> weeks = new HashSet<>();
        List<Path> old = new ArrayList<>();
        for (Path archive : newestFirst) {
            Instant moment = moment(archive);
            boolean lastOfWeek = weeks.add(week(moment));
            boolean kept = !moment.isBefore(daily) || lastOfWeek && !moment.isBefore(weekly);
            if (!kept && !archive.equals(newestFirst.getFirst())) {
                old.add(archive);
            }
        }
        return old;
    }

    private static Instant moment(Path archive) {
        String name = archive.getFileName().toString();
        return LocalDateTime.parse(name.substring(PREFIX, name.length() - ".backup".length()), MOMENT)
                .toInstant(ZoneOffset.UTC);
    }

    private static String week(Instant moment) {
        LocalDateTime day = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private List<Path> named(Pattern pattern) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            pattern.matcher(file.getFileName().toString()).matches())
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The directory of backups cannot be read: " + directory, failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("An old backup cannot be deleted: " + file, failure);
        }
    }
}
