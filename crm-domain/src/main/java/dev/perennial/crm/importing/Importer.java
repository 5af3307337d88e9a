package dev.perennial.crm.importing;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.MergeBarrier;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings one file in, from its first byte to the ledger, in one transaction: it is recorded whole, apart from rejected rows,
 * or not at all. What is told of it meanwhile, its row and the list of rejected rows, is written outside of it.
 */
@Slf4j
@Component
class Importer {

    private final ImportLog imports;
    private final Stages stages;
    private final Mappings mappings;
    private final ChangeLog changes;
    private final MergeBarrier mergeBarrier;
    private final Business business;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate apart;

    Importer(
            ImportLog imports,
            Stages stages,
            Mappings mappings,
            ChangeLog changes,
            MergeBarrier mergeBarrier,
            Business business,
            JdbcClient jdbc,
            JsonMapper json,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.stages = stages;
        this.mappings = mappings;
        this.changes = changes;
        this.mergeBarrier = mergeBarrier;
        this.business = business;
        this.jdbc = jdbc;
        this.json = json;
        this.dataSource = dataSource;
        this.transactions = transactions;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Brings a file in and returns when that has ended, however it did.
     *
     * @param begun    is run as soon as the import can be found by its key
     * @param listener is told of progress twice a second
     */
    void run(ImportJob job, Path path, Runnable begun, Consumer<ImportProgress> listener) {
        Attempt attempt = attempt(job, path);
        try {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                tune();
                mergeBarrier.holdMerges();
                imports.holdAlive(job.id());
                apart.executeWithoutResult(begin -> imports.begin(job));
                begun.run();
                Written written = bringIn(job, attempt, listener);
                if (job.request().dryRun()) {
                    transaction.setRollbackOnly();
                    apart.executeWithoutResult(end -> imports.done(job, attempt, written));
                } else {
                    imports.done(job, attempt, written);
                }
            });
        } catch (CancellationException stopped) {
            endWithout(job, attempt, ImportStatus.CANCELLED, Message.of("import.cancelled"));
        } catch (ImportFailure failure) {
            endWithout(job, attempt, ImportStatus.FAILED, failure.reason());
        } catch (RuntimeException unexpected) {
            endUnexpectedly(job, attempt, unexpected);
        }
    }

    /** For this transaction: room to sort in memory, and an end when this process dies. */
    private void tune() {
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("set local jit = off").update();
        jdbc.sql("set local client_connection_check_interval = '1s'").update();
    }

    private Attempt attempt(ImportJob job, Path path) {
        return new Attempt(
                job.request(),
                source(path, job.request().encoding()),
                stages,
                mappings,
                new Rejections(job.id(), jdbc, json, transactions),
                new Trace(jdbc, job.id(), business.now().atOffset(ZoneOffset.UTC)));
    }

    private Written bringIn(ImportJob job, Attempt attempt, Consumer<ImportProgress> listener) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        Written written;
        Heartbeat heartbeat = new Heartbeat(() -> tell(job, attempt, listener));
        try {
            written = attempt.run(
                    connection, names -> apart.executeWithoutResult(header -> imports.keepHeader(job.id(), names)));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        } finally {
            heartbeat.close();
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        changes.record(
                job.viewer().username(),
                "import",
                String.valueOf(job.id()),
                "imported",
                Map.of("file", job.request().fileName(), "type", job.request().type(), "rows", attempt.rowsRead()));
        return written;
    }

    private void tell(ImportJob job, Attempt attempt, Consumer<ImportProgress> listener) {
        ImportProgress progress = attempt.progress();
        if (imports.progress(job.id(), progress)) {
            attempt.cancel();
        }
        listener.accept(progress);
    }

    /** Nothing was taken, so every row read counts as rejected. */
    private void endWithout(ImportJob job, Attempt attempt, ImportStatus status, Message reason) {
        imports.end(job.id(), status, attempt.rowsRead(), attempt.rowsRead(), List.of(reason));
    }

    private void endUnexpectedly(ImportJob job, Attempt attempt, RuntimeException failure) {
        if (attempt.isCancelled()) {
            endWithout(job, attempt, ImportStatus.CANCELLED, Message.of("import.cancelled"));
            return;
        }
        log.error("Import {} failed", job.id(), failure);
        endWithout(job, attempt, ImportStatus.FAILED, Message.of("import.failure.unexpected"));
    }

    private static SourceFile source(Path path, Encoding encoding) {
        try {
            return new SourceFile(path, encoding);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
