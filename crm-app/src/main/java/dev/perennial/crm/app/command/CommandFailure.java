package dev.perennial.crm.app.command;

/** Why a command could not do what was asked, as a sentence for the person who asked. */
class CommandFailure extends RuntimeException {

    CommandFailure(String message) {
        super(message);
    }
}
