package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.segmentation.run.CurrentScoreRun;
import dev.perennial.crm.shared.LeftBehind;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What lets a server work on back-tests by itself; a command would end before they do. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class BacktestTriggers implements LeftBehind {

    private final Backtests backtests;

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        takeUp();
    }

    @Override
    public void takeUp() {
        backtests.resume();
    }

    @ApplicationModuleListener
    void on(CurrentScoreRun run) {
        backtests.follow(run.runId(), run.asOf());
    }
}
