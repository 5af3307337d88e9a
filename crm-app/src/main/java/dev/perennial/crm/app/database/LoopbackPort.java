package dev.perennial.crm.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Ports of the loopback address for servers that may be away for a moment and come back on the same port. They lie below those
 * that systems give to outgoing connections: Linux begins at 32768, others at 49152. Otherwise any connection could be given the
 * port while its server is away, even the connection that waits for that server.
 */
public final class LoopbackPort {

    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    private LoopbackPort() {}

    /**
     * Draws a port nobody listens on now.
     *
     * @throws IOException when none is found
     */
    public static int free() throws IOException {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No free port between %d and %d".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
