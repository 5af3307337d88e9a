package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.backtest.Backtests;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.portfolio.FoundCustomer;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Mover;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Movers;
import dev.perennial.crm.segmentation.portfolio.Lookup;
import dev.perennial.crm.segmentation.risk.Retention;
import dev.perennial.crm.segmentation.risk.RiskMoves;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.web.support.Kept;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who is leaving and who stays, for those who answer for a team; reps are kept out by the security of pages. Any run that is
 * kept can be looked at, and then everything on the page is of that run.
 */
@Controller
@RequiredArgsConstructor
class ChurnController {

    private static final int MOVES = 20;
    private static final String ADDED_AT = "addedAt";
    private static final int RUNS = 60;

    /** Runs nearer to each other than this many days are no good comparison where there is an earlier one. */
    private static final int WEEK = 7;

    private final ScoreRuns runs;
    private final ChurnFigures sums;
    private final RiskMoves moves;
    private final Lookup lookup;
    private final RiskCharts figures;
    private final LatenessCharts latenessFigures;
    private final Backtests backtests;
    private final HealthWords words;
    private final Business business;

    @GetMapping("/churn")
    String risk(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long run,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable RiskBand from,
            @RequestParam(required = false) @Nullable RiskBand to,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Optional<ScoreRun> found = runs.shown(run);
        if (found.isEmpty()) {
            return "churn/none";
        }
        ScoreRun shown = found.get();
        addRun(model, shown);
        List<ScoreRun> earlier = earlier(runs, shown);
        Optional<ScoreRun> before =
                since == null ? comparison(shown, earlier) : runs.shown(since).filter(ScoreRun::foretells);
        model.addAttribute("links", new RiskLinks(shown.current() ? null : shown.id()));
        model.addAttribute("earlier", earlier);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        backtests.knownOn(shown.asOf(), 1).stream().findFirst().ifPresent(test -> model.addAttribute("test", test));
        model.addAttribute("words", words);
        model.addAttribute("missing", words.missing(shown.models()));
        Kept<ChurnFigures.RiskSums> risk = sums.risk(viewer, shown, before.orElse(null));
        model.addAttribute("overview", risk.figures().overview());
        model.addAttribute(ADDED_AT, risk.at());
        before.ifPresent(then -> {
            model.addAttribute("before", then);
            model.addAttribute("moves", risk.figures().moves());
            model.addAttribute(
                    "movers", moves.list(viewer, then, shown, new RiskMoves.Wanted(from, to), cursor, MOVES));
        });
        return "churn/risk";
    }

    @GetMapping("/churn/retention")
    String retention(Viewer viewer, @RequestParam(required = false) @Nullable Long run, Model model) {
        Optional<ScoreRun> found = runs.shown(run);
        if (found.isEmpty()) {
            return "churn/none";
        }
        addRun(model, found.get());
        Kept<Retention> retention = sums.retention(viewer, found.get());
        model.addAttribute("retention", retention.figures());
        model.addAttribute(ADDED_AT, retention.at());
        model.addAttribute(
                "links",
                new RiskLinks(found.get().current() ? null : found.get().id()));
        return "churn/retention";
    }

    @GetMapping("/churn/rhythm")
    String rhythm(Viewer viewer, @RequestParam(required = false) @Nullable Long run, Model model) {
        Optional<ScoreRun> found = runs.shown(run);
        if (found.isEmpty()) {
            return "churn/none";
        }
        ScoreRun shown = found.get();
        addRun(model, shown);
        Kept<ChurnFigures.RhythmSums> rhythm = sums.rhythm(viewer, shown);
        model.addAttribute("lateness", rhythm.figures().lateness());
        model.addAttribute("movers", seen(viewer, rhythm.figures().movers()));
        model.addAttribute("points", rhythm.figures().points());
        model.addAttribute(ADDED_AT, rhythm.at());
        model.addAttribute("figures", latenessFigures);
        model.addAttribute("links", new CustomerLinks(shown.current() ? null : shown.id()));
        return "churn/rhythm";
    }

    /** Sums may be kept for a while; whom one may read of is looked up each time. */
    private Movers seen(Viewer viewer, Movers movers) {
        List<String> numbers = Stream.of(movers.downATier(), movers.intoLateness())
                .flatMap(List::stream)
                .map(Mover::customerNo)
                .distinct()
                .toList();
        Set<String> seen = lookup.numbered(viewer, numbers).stream()
                .map(FoundCustomer::customerNo)
                .collect(Collectors.toSet());
        return new Movers(movers.since(), seen(movers.downATier(), seen), seen(movers.intoLateness(), seen));
    }

    private static List<Mover> seen(List<Mover> movers, Set<String> seen) {
        return movers.stream()
                .filter(mover -> seen.contains(mover.customerNo()))
                .toList();
    }

    /** Those a run can be compared with. */
    static List<ScoreRun> earlier(ScoreRuns runs, ScoreRun shown) {
        return runs.published(shown.asOf().minusDays(1), RUNS).stream()
                .filter(ScoreRun::foretells)
                .toList();
    }

    /** The latest run at least a week before, or else the latest before. */
    static Optional<ScoreRun> comparison(ScoreRun shown, List<ScoreRun> earlier) {
        return earlier.stream()
                .filter(run -> !run.asOf().isAfter(shown.asOf().minusDays(WEEK)))
                .findFirst()
                .or(() -> earlier.stream().findFirst());
    }

    private void addRun(Model model, ScoreRun shown) {
        model.addAttribute("run", shown);
        model.addAttribute("runs", runs.published(business.today(), RUNS));
        model.addAttribute("figures", figures);
    }
}
