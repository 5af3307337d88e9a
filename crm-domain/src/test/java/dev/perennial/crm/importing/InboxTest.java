package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class InboxTest {

    @TempDir
    Path directory;

    @Test
    void filesOfAnotherProcessStayAsLongAsItLives() throws IOException, InterruptedException {
        Inbox inbox = inbox();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InboxChild.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path kept = Path.of(other.inputReader().readLine());

        inbox.discardLeftovers();
        assertThat(kept).exists();

        other.destroyForcibly().waitFor();
        inbox.discardLeftovers();
        assertThat(kept).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void filesOfOtherInboxesOfThisProcessStay() {
        Inbox one = inbox();
        Inbox other = inbox();
        Path kept = one.keep(new ByteArrayInputStream(new byte[] {1}));
        Path alsoKept = other.keep(new ByteArrayInputStream(new byte[] {2}));

        other.discardLeftovers();
        one.discardLeftovers();

        assertThat(kept).exists();
        assertThat(alsoKept).exists();
    }

    @Test
    void whatAnEarlierProcessOfTheSameNumberLeftIsDiscarded() throws IOException {
        Path left = Files.createDirectory(
                directory.resolve("import-" + ProcessHandle.current().pid()));
        Files.createFile(left.resolve("file-1"));

        inbox().discardLeftovers();

        assertThat(left).doesNotExist();
    }

    @Test
    void nothingIsLeftByAProcessThatEndsInOrder() {
        Inbox inbox = inbox();
        inbox.keep(new ByteArrayInputStream(new byte[] {1}));

        inbox.close();

        assertThat(directory).isEmptyDirectory();
    }

    private Inbox inbox() {
        return new Inbox(directory, DataSize.ofMegabytes(1));
    }
}
