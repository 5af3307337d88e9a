package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether the mail server of the settings answers as one; where none is set, nothing is asked. */
@Component
@RequiredArgsConstructor
class MailCheck implements Check {

    private static final int USUAL_PORT = 25;

    /** Speaks only once the connection is encrypted. */
    private static final int ENCRYPTED_PORT = 465;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Environment settings;

    @Override
    public String subject() {
        return "mail";
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }

    @Override
    public Finding examine() {
        String host = settings.getProperty("spring.mail.host", "");
        if (host.isBlank()) {
            return Finding.good(subject(), Message.of("system.mail.none"));
        }
        int port = settings.getProperty("spring.mail.port", Integer.class, USUAL_PORT);
        String address = host + ":" + port;
        try {
            return greets(host, port)
                    ? Finding.good(subject(), Message.of("system.mail.good", address))
                    : Finding.warning(
                            subject(), Message.of("system.mail.silent", address), Message.of("system.mail.remedy"));
        } catch (IOException failure) {
            return Finding.warning(
                    subject(),
                    Message.of("system.mail.unreachable", address, String.valueOf(failure.getMessage())),
                    Message.of("system.mail.remedy"));
        }
    }

    private static boolean greets(String host, int port) throws IOException {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), patience);
            if (port == ENCRYPTED_PORT) {
                return true;
            }
            socket.setSoTimeout(patience);
            String greeting = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return greeting != null && greeting.startsWith("220");
        }
    }
}
