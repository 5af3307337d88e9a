package dev.perennial.crm.app.command;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed; a failed start has explained itself already. */
class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult arguments) {
        String message = failure.getMessage();
        line.getErr().println(line.getCommandName() + ": " + (message == null ? failure.toString() : message));
        return line.getCommandSpec().exitCodeOnExecutionException();
    }
}
