package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.segmentation.churn.Hindsight;
import dev.perennial.crm.segmentation.churn.OccasionReader;
import dev.perennial.crm.segmentation.churn.Occasions;
import dev.perennial.crm.shared.WorkLock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Carries out queued back-tests, one at a time over all processes of an installation. */
@Component
@RequiredArgsConstructor
@Slf4j
class BacktestExecution {

    private static final long KEY = 7_362_001_200L;

    /** Roughly how much of the work is done once the occasions are read. */
    private static final double READ = .2;

    private final WorkLock lock;
    private final BacktestLog backtests;
    private final OccasionReader reader;

    /** Waits until no other works and carries this one out, unless another process has taken it by then. */
    void execute(long id) {
        lock.waitAndHold(KEY, () -> {
            failInterrupted();
            if (backtests.begin(id)) {
                attempt(id);
            }
            return true;
        });
    }

    /** Clears up after a process that was killed; does nothing while one works, and says whether it did. */
    boolean recover() {
        return lock.holdIfFree(KEY, this::failInterrupted);
    }

    private void failInterrupted() {
        backtests.failInterrupted("The process that worked on this back-test ended before it was done.");
    }

    private void attempt(long id) {
        try {
            backtests.done(id, judge(backtests.find(id).orElseThrow()));
        } catch (RuntimeException | Error failure) {
            log.error("Back-test {} failed", id, failure);
            backtests.fail(id, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private BacktestResult judge(Backtest backtest) {
        LocalDate end = backtest.asOf().plusDays(backtest.horizonDays());
        Occasions occasions = reader.read(backtest.asOf(), end);
        backtests.progress(backtest.id(), READ);
        Hindsight hindsight = Hindsight.on(
                occasions,
                OccasionReader.day(backtest.asOf()),
                backtest.horizonDays(),
                share -> backtests.progress(backtest.id(), READ + share * (1 - READ)));
        return Judge.of(hindsight);
    }
}
