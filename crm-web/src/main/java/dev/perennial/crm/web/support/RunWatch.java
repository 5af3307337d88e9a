package dev.perennial.crm.web.support;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees on every server that another run is the current one, whoever made it so: another server, a command, a restart. Events
 * are heard only in the process that publishes, and figures are kept in each.
 */
@Component
@ConditionalOnProperty("crm.serve")
@RequiredArgsConstructor
@Slf4j
class RunWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final List<AheadOfReaders> listeners;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run-watch").daemon().factory());
    private long seen;

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        timer.scheduleWithFixedDelay(this::lookAgain, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    /** An outage is over some time. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            log.debug("The current score run cannot be looked at", failure);
        }
    }

    /** Tells of the current run unless it was told of before. */
    void look() {
        long current = jdbc.sql("select run_id from current_score_run")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (current != seen && current != 0) {
            listeners.forEach(listener -> listener.prepare(current));
        }
        seen = current;
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
