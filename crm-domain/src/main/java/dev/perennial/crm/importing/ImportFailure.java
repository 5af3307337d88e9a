package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;

/** Why a file as a whole cannot be taken. */
final class ImportFailure extends RuntimeException {

    private final transient Message reason;

    ImportFailure(String code, Object... arguments) {
        super(code);
        this.reason = Message.of("import.failure." + code, arguments);
    }

    Message reason() {
        return reason;
    }
}
