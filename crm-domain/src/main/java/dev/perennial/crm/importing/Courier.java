package dev.perennial.crm.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings rows into the database on a thread of its own, so that further ones are read meanwhile.
 *
 * <p>From the first rows on until it is closed the connection is the courier's alone. One load is under way at a time; who has
 * the next one ready waits, and learns then how the one before fared.
 */
final class Courier implements AutoCloseable {

    /** Bytes worth a round trip to the database. */
    private static final int ENOUGH = 1 << 20;

    private final Connection connection;
    private final ExecutorService road = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-courier").factory());
    private Future<?> underway = CompletableFuture.completedFuture(null);

    Courier(Connection connection) {
        this.connection = connection;
    }

    /** Takes the rows along when they are enough to be worth it. */
    void takeIfEnough(CopyBuffer... buffers) throws SQLException {
        int size = 0;
        for (CopyBuffer buffer : buffers) {
            size += buffer.size();
        }
        if (size > ENOUGH) {
            take(buffers);
        }
    }

    /** Takes the rows along, in the order of the buffers. */
    void take(CopyBuffer... buffers) throws SQLException {
        awaitArrival();
        for (CopyBuffer buffer : buffers) {
            buffer.setAside();
        }
        underway = road.submit(() -> {
            for (CopyBuffer buffer : buffers) {
                buffer.send(connection);
            }
            return null;
        });
    }

    /** Waits until all rows it took are in the database. */
    void awaitArrival() throws SQLException {
        try {
            underway.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while rows were on their way into the database", stop);
        }
    }

    /** Returns when nothing uses the connection any more, whether or not its rows have arrived. */
    @Override
    public void close() {
        road.close();
    }
}
