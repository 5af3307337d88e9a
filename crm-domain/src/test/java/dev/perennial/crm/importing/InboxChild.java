package dev.perennial.crm.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/** Another process with an inbox in the same directory: keeps one file and says where, until it is killed. */
final class InboxChild {

    private InboxChild() {}

    public static void main(String[] arguments) throws IOException {
        Inbox inbox = new Inbox(Path.of(arguments[0]), DataSize.ofMegabytes(1));
        System.out.println(inbox.keep(new ByteArrayInputStream(new byte[] {1})));
        System.in.read();
    }
}
