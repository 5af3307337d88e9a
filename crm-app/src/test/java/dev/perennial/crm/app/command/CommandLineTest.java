package dev.perennial.crm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "serve --help", "score --help", "backup --help", "restore --help"})
    void helpIsSuccessAndStartsNothing(String line) {
        assertThat(execute(line)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scoer", "score --as-of yesterday", "score --as-off 2026-01-31", "backup", "restore"})
    void whatIsNotUnderstoodIsNoSuccess(String line) {
        assertThat(execute(line)).isEqualTo(2);
    }

    @Test
    void aProgressBarIsDrawnOnATerminalOnlyAndTakenAwayInTheEnd() {
        ByteArrayOutputStream watched = new ByteArrayOutputStream();
        ProgressBar bar = new ProgressBar(new PrintStream(watched, true, StandardCharsets.UTF_8), true);
        bar.at("score", .5);
        bar.at("score", .5);
        bar.done();
        assertThat(watched.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[K" + "█".repeat(16) + "░".repeat(16) + "  50 %  score\r\u001b[K");

        ByteArrayOutputStream piped = new ByteArrayOutputStream();
        ProgressBar silent = new ProgressBar(new PrintStream(piped, true, StandardCharsets.UTF_8), false);
        silent.at("score", .5);
        silent.done();
        assertThat(piped.size()).isZero();
    }

    private static int execute(String line) {
        return PerennialCommand.execute(new Launcher(CrmApplication.class), line.split(" "));
    }
}
