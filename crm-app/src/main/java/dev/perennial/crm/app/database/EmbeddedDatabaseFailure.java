package dev.perennial.crm.app.database;

import org.jspecify.annotations.Nullable;

/** Why the embedded database cannot be used, and what a person can do about it. */
public final class EmbeddedDatabaseFailure extends RuntimeException {

    private final String remedy;

    EmbeddedDatabaseFailure(String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    EmbeddedDatabaseFailure(String what, String remedy) {
        this(what, remedy, null);
    }

    /** What to do, as a sentence. */
    public String remedy() {
        return remedy;
    }
}
