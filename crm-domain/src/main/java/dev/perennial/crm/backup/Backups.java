package dev.perennial.crm.backup;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.BackgroundWork;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.LeftBehind;
import dev.perennial.crm.shared.Page;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes archives of everything, keeps them for a while, and tries now and then whether one can be restored. */
@Service
@RequiredArgsConstructor
public class Backups implements LeftBehind {

    /** Who asks for a backup that no person asked for. */
    public static final String SYSTEM = "system";

    private final BackupSettings settings;
    private final BackupPassword password;
    private final BackupExecution execution;
    private final ArchiveMaker maker;
    private final Trials trials;
    private final BackupLog runs;
    private final Clock clock;
    private final BackgroundWork worker = new BackgroundWork("backup");

    /**
     * Where backups go that nobody names a file for, and how long they stay.
     *
     * @param directory on this machine
     * @param keepDays  for how many days every one is kept
     * @param keepWeeks for how many weeks before that the last one of each is kept
     * @param trialDays after how many days the latest is restored for trial; 0 for never
     */
    public record Plan(Path directory, int keepDays, int keepWeeks, int trialDays) {}

    /** How this machine makes backups by itself; empty when it does not. */
    public Optional<Plan> plan() {
        return settings.home()
                .map(home -> new Plan(home, settings.keepDays(), settings.keepWeeks(), settings.trialDays()));
    }

    /**
     * Backs up into a file, on the caller's thread.
     *
     * @param file        where; nothing may be there yet
     * @param requestedBy name of the user, or {@link #SYSTEM}
     * @throws Conflict         when the file is there already, another backup is at work, or no password is known
     * @throws RuntimeException why it failed; there is no file then
     */
    public ArchiveFacts make(Path file, String requestedBy, BackupProgress listener) {
        Path target = file.toAbsolutePath().normalize();
        return make(runs.begin(BackupRun.Kind.BACKUP, target.toString(), requestedBy), target, listener);
    }

    /**
     * Starts a backup into the directory, in the background.
     *
     * @return its key, to be found by at once
     * @throws Conflict when there is no directory for backups
     */
    public long start(Viewer viewer) {
        requireAdministrator(viewer);
        Rotation rotation = rotation();
        Path file = rotation.fileOf(clock.instant());
        long id = runs.begin(BackupRun.Kind.BACKUP, file.toString(), viewer.username());
        worker.submit(() -> execution.carryOut(id, progress -> makeIn(rotation, file, progress)));
        return id;
    }

    /** What is done each night: a backup, the clearing of old ones, and a trial when the last is some time ago. */
    public void nightly() {
        if (settings.home().isEmpty()) {
            return;
        }
        Rotation rotation = rotation();
        Instant now = clock.instant();
        Path file = rotation.fileOf(now);
        long id = runs.begin(BackupRun.Kind.BACKUP, file.toString(), SYSTEM);
        execution.carryOut(id, progress -> {
            ArchiveFacts made = makeIn(rotation, file, progress);
            rotation.deleteOld(now);
            return made;
        });
        if (isTrialDue(now)) {
            tryLatest(SYSTEM);
        }
    }

    /**
     * Restores the latest archive of the directory beside the data, compares it with what was written, and drops it again.
     *
     * @throws RuntimeException when the archive could not be relied on, or another backup is at work
     */
    public ArchiveFacts tryLatest(String requestedBy) {
        Path latest = rotation().latest().orElseThrow(() -> Conflict.of("backup.none"));
        long id = runs.begin(BackupRun.Kind.TRIAL, latest.toString(), requestedBy);
        return execution.carryOut(id, progress -> trials.attempt(latest, password.toOpen(), progress));
    }

    /**
     * Backups, trials and restores, the newest first.
     *
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<BackupRun> list(Viewer viewer, @Nullable String cursor, int size) {
        requireAdministrator(viewer);
        return runs.page(cursor, size);
    }

    /** The last of its kind that went well; empty before the first. */
    public Optional<BackupRun> lastDone(Viewer viewer, BackupRun.Kind kind) {
        requireAdministrator(viewer);
        return runs.lastDone(kind);
    }

    private ArchiveFacts make(long id, Path file, BackupProgress listener) {
        return execution.carryOut(
                id,
                progress -> maker.make(file, password.toSeal(), (table, share) -> {
                    progress.at(table, share);
                    listener.at(table, share);
                }));
    }

    /** Only our own directory is made where it is missing: a file that somebody names belongs where they think it is. */
    private ArchiveFacts makeIn(Rotation rotation, Path file, BackupProgress progress) {
        ArchiveMaker.ensureDirectory(rotation.directory());
        rotation.deleteLeftBehind();
        return maker.make(file, password.toSeal(), progress);
    }

    @Override
    public void takeUp() {
        execution.endInterrupted();
    }

    private boolean isTrialDue(Instant now) {
        if (settings.trialDays() == 0) {
            return false;
        }
        // an hour less: the nights of two weeks do not begin at the same second
        Instant due = now.minus(Duration.ofDays(settings.trialDays())).plus(Duration.ofHours(1));
        return runs.lastDone(BackupRun.Kind.TRIAL)
                .map(BackupRun::startedAt)
                .filter(last -> last.isAfter(due))
                .isEmpty();
    }

    private Rotation rotation() {
        Path home = settings.home().orElseThrow(() -> Conflict.of("backup.noDirectory"));
        return new Rotation(home.toAbsolutePath().normalize(), settings.keepDays(), settings.keepWeeks());
    }

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Backups are an administrator's");
        }
    }

    /** What is at work ends with the process; its unfinished file is deleted by the next one. */
    @PreDestroy
    void stop() {
        worker.close();
    }
}
