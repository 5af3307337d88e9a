package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Whether there is room to go on: for the embedded database at least as much as it takes, as a full run of scores, a
 * migration or a backup may need that for a while.
 */
@Component
@RequiredArgsConstructor
class DiskCheck implements Check {

    static final double GIGABYTE = 1e9;

    /** PostgreSQL stops when it cannot write its log, whose files may take this much between two checkpoints. */
    private static final long LEAST = 1_000_000_000L;

    private static final long COMFORTABLE = 5_000_000_000L;

    private final Storage storage;
    private final Installation installation;

    @Override
    public String subject() {
        return "disk";
    }

    @Override
    public Finding examine() throws IOException {
        Storage.Disk disk = storage.disk();
        if (disk == null) {
            return Finding.good(subject(), Message.of("system.disk.none"));
        }
        return judge(disk, installation.embedded() ? storage.databaseSize() : 0);
    }

    /** @param growing bytes of the database on this disk */
    Finding judge(Storage.Disk disk, long growing) {
        double free = disk.free() / GIGABYTE;
        double total = disk.total() / GIGABYTE;
        if (disk.free() < LEAST) {
            return Finding.wrong(
                    subject(), Message.of("system.disk.full", free, total), Message.of("system.disk.remedy"));
        }
        return disk.free() < Math.max(COMFORTABLE, growing)
                ? Finding.warning(
                        subject(), Message.of("system.disk.little", free, total), Message.of("system.disk.remedy"))
                : Finding.good(subject(), Message.of("system.disk.good", free, total));
    }
}
