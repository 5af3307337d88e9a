package dev.perennial.crm.app.demo;

import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Scores the demonstration as if it had been there for a year: so that there is movement to show; the last run by a learned model. */
@Component
@RequiredArgsConstructor
class DemoScores {

    private static final int MONTHS = 12;

    private final ChurnModels models;
    private final ScoreRuns runs;
    private final Business business;

    void score(Progress progress) {
        List<LocalDate> days = days(business.lastCompleteDay());
        for (int done = 0; done < days.size(); done++) {
            progress.at(Phase.SCORES, done, days.size());
            if (done == days.size() - 1) {
                models.train(days.get(done), ScoreRuns.SYSTEM);
            }
            runs.run(days.get(done), null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        }
        progress.at(Phase.SCORES, days.size(), days.size());
    }

    /** The ends of the months before a day's own, the oldest first, and the day. */
    static List<LocalDate> days(LocalDate last) {
        YearMonth month = YearMonth.from(last);
        return Stream.concat(
                        IntStream.range(0, MONTHS)
                                .mapToObj(place ->
                                        month.minusMonths((long) MONTHS - place).atEndOfMonth()),
                        Stream.of(last))
                .toList();
    }
}
