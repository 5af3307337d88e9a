package dev.perennial.crm.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import lombok.extern.slf4j.Slf4j;

/**
 * PostgreSQL as part of the application, durable as any other.
 *
 * <p>The first process to open a data directory starts the server, the last to close it stops it. One that a killed process
 * left running is stopped and started anew, so that no statement of the dead goes on; one that died is started again on its
 * port.
 */
@Slf4j
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String DATABASE = "crm";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final int port;
    private final String password;
    private volatile boolean closed;

    /** What a process opens the database for. */
    public enum Use {
        /** To serve the web application: one process at a time. */
        SERVE,
        /** To run one command, beside a process that serves or alone. */
        COMMAND,
        /** As {@link #COMMAND}, but only where there is a database. */
        LOOK
    }

    private EmbeddedDatabase(Cluster cluster, DirectoryLock lock, Postmaster postmaster) throws IOException {
        this.cluster = cluster;
        this.lock = lock;
        this.port = postmaster.port();
        this.password = cluster.password();
    }

    /**
     * Makes the database where there is none, starts it where it does not run, and waits until it answers.
     *
     * @throws EmbeddedDatabaseFailure when it cannot be used, with what to do
     */
    public static EmbeddedDatabase open(DataDirectory directory, Use use) {
        if (use == Use.LOOK && !Files.exists(directory.cluster())) {
            throw new EmbeddedDatabaseFailure(
                    "There is no database in " + directory.root() + " yet.",
                    "The first start of the server makes it; or set CRM_DATA_DIR to where it is.");
        }
        try {
            Files.createDirectories(directory.root());
            DirectoryLock lock = new DirectoryLock(directory.lock());
            if (use == Use.SERVE && !lock.serve()) {
                lock.close();
                throw new EmbeddedDatabaseFailure(
                        "Perennial CRM already serves from " + directory.root() + ".",
                        "Use the one that runs, stop it first, or set CRM_DATA_DIR to another directory.");
            }
            return lock.whileNobodyElseChanges(() -> {
                Cluster.refuseOtherVersion(directory);
                Cluster cluster = new Cluster(directory, Programs.unpackedBelow(directory.programs()));
                cluster.ensureMade();
                EmbeddedDatabase database = new EmbeddedDatabase(cluster, lock, postmaster(cluster, lock.use()));
                database.createUnlessThere();
                return database;
            });
        } catch (IOException e) {
            throw new EmbeddedDatabaseFailure(
                    "The embedded database does not start: " + e.getMessage(),
                    "Read " + directory.log() + ", and see that the disk is not full and the directory is writable.",
                    e);
        }
    }

    public String url() {
        return url(DATABASE);
    }

    public String username() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    /** Leaves the database; the last one to leave stops it. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            boolean last = lock.whileNobodyElseChanges(this::leave);
            log.debug("Left the embedded database, {}", last ? "the last to do so" : "others still use it");
            lock.close();
        } catch (IOException e) {
            log.warn("The embedded database did not stop in order; the next start recovers it", e);
        }
    }

    private boolean leave() throws IOException {
        boolean last = lock.leave();
        Optional<Postmaster> running = cluster.running();
        if (last && running.isPresent()) {
            cluster.stop(running.get());
        }
        return last;
    }

    private static Postmaster postmaster(Cluster cluster, boolean alone) throws IOException {
        Optional<Postmaster> running = cluster.running();
        if (running.isPresent() && !alone) {
            return running.get();
        }
        if (running.isPresent()) {
            log.warn("Stopping the database that a killed process left running");
            cluster.stop(running.get());
        }
        return cluster.start();
    }

    private void createUnlessThere() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), Cluster.USER, password);
                Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new EmbeddedDatabaseFailure(
                    "The embedded database does not let the application in: " + e.getMessage(),
                    "See that postgres.password in the data directory is the one this database was made with.",
                    e);
        }
    }

    /** Starts the server again whenever it dies while this process uses it: killed for want of memory, say. */
    void watch() {
        try {
            cluster.running()
                    .ifPresent(postmaster -> postmaster.process().onExit().thenRun(this::revive));
        } catch (IOException e) {
            log.warn("The embedded database is not watched", e);
        }
    }

    private synchronized void revive() {
        if (closed) {
            return;
        }
        try {
            log.warn("The embedded database died and is started again");
            lock.whileNobodyElseChanges(this::startAgain);
            watch();
        } catch (IOException e) {
            log.error("The embedded database died and does not start again", e);
        }
    }

    /** Another process that uses the database may have been quicker. */
    private Postmaster startAgain() throws IOException {
        Optional<Postmaster> running = cluster.running();
        return running.isPresent() ? running.get() : cluster.start(port);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
