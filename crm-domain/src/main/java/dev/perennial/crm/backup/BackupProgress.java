package dev.perennial.crm.backup;

/** Is told how far a backup or a restore is. */
@FunctionalInterface
public interface BackupProgress {

    /** Does not listen. */
    BackupProgress NONE = (table, share) -> {};

    /**
     * @param table the table at work
     * @param share how much of the whole is done, 0 to 1
     */
    void at(String table, double share);
}
