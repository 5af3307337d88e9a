package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import java.util.Set;

/** Why a file as a whole cannot be taken. */
final class ImportFailure extends RuntimeException {

    private static final Set<String> COLUMNS =
            Set.of("columnMissing", "columnTwice", "mappingUnknown", "mappingMissing");

    private final transient Message reason;

    ImportFailure(String code, Object... arguments) {
        super(code);
        this.reason = Message.of("import.failure." + code, arguments);
    }

    /** Whether it can be mended by saying what the columns are. */
    boolean isAboutColumns() {
        return COLUMNS.contains(getMessage());
    }

    Message reason() {
        return reason;
    }
}
