package dev.perennial.crm.importing;

/** How far an import has come. */
public enum ImportStatus {
    QUEUED,
    RUNNING,
    /** What could be taken is recorded. */
    DONE,
    /** Nothing of it is recorded; its messages say why. */
    FAILED,
    /** Stopped by a person; nothing of it is recorded. */
    CANCELLED
}
