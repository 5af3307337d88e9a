package dev.perennial.crm.app.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Imports, score runs, the care queue, jobs and backups for a monitoring system; the names are listed in the operator's guide. */
@Component
@RequiredArgsConstructor
class BusinessMetrics implements MeterBinder {

    private final BusinessFigures figures;

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "crm.imports", "status", "done", "imports_done");
        count(registry, "crm.imports", "status", "failed", "imports_failed");
        count(registry, "crm.import.rows", "outcome", "accepted", "rows_accepted");
        count(registry, "crm.import.rows", "outcome", "rejected", "rows_rejected");
        count(registry, "crm.import.seconds", "outcome", "any", "import_seconds");
        count(registry, "crm.score.runs", "status", "done", "runs_done");
        count(registry, "crm.score.runs", "status", "failed", "runs_failed");
        count(registry, "crm.score.run.seconds", "status", "any", "run_seconds");
        gauge(registry, "crm.care.tasks", "state", "open", "tasks_open");
        gauge(registry, "crm.care.tasks", "state", "overdue", "tasks_overdue");
        gauge(registry, "crm.jobs", "state", "failing", "jobs_failing");
        count(registry, "crm.backups", "status", "done", "backups_done");
        count(registry, "crm.backups", "status", "failed", "backups_failed");
        count(registry, "crm.backup.trials", "status", "done", "trials_done");
        count(registry, "crm.backup.trials", "status", "failed", "trials_failed");
        gauge(registry, "crm.backup.last.timestamp.seconds", "kind", "backup", "backup_at");
        gauge(registry, "crm.backup.last.timestamp.seconds", "kind", "trial", "trial_at");
        gauge(registry, "crm.backup.last.seconds", "kind", "backup", "backup_seconds");
        gauge(registry, "crm.backup.last.seconds", "kind", "trial", "trial_seconds");
        gauge(registry, "crm.backup.last.bytes", "kind", "backup", "backup_bytes");
    }

    private void count(MeterRegistry registry, String name, String tag, String value, String figure) {
        FunctionCounter.builder(name, figures, known -> known.of(figure))
                .tag(tag, value)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String tag, String value, String figure) {
        Gauge.builder(name, figures, known -> known.of(figure)).tag(tag, value).register(registry);
    }
}
