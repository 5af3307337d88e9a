package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.backtest.Backtests;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory;
import dev.perennial.crm.segmentation.portfolio.LatenessReport;
import dev.perennial.crm.segmentation.risk.RetentionReport;
import dev.perennial.crm.segmentation.risk.RiskMoves;
import dev.perennial.crm.segmentation.risk.RiskReport;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import java.util.List;
import java.util.Optional;
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
    private static final int RUNS = 60;

    /** Runs nearer to each other than this many days are no good comparison where there is an earlier one. */
    private static final int WEEK = 7;

    private final ScoreRuns runs;
    private final RiskReport risk;
    private final RiskMoves moves;
    private final RetentionReport retention;
    private final LatenessReport lateness;
    private final LatenessHistory latenessHistory;
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
        List<ScoreRun> earlier = runs.published(shown.asOf().minusDays(1), RUNS).stream()
                .filter(ScoreRun::foretells)
                .toList();
        Optional<ScoreRun> before =
                since == null ? comparison(shown, earlier) : runs.shown(since).filter(ScoreRun::foretells);
        model.addAttribute("overview", risk.of(viewer, shown));
        model.addAttribute("links", new RiskLinks(shown.current() ? null : shown.id()));
        model.addAttribute("earlier", earlier);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        backtests.knownOn(shown.asOf(), 1).stream().findFirst().ifPresent(test -> model.addAttribute("test", test));
        model.addAttribute("words", words);
        model.addAttribute("missing", words.missing(shown.models()));
        before.ifPresent(then -> {
            model.addAttribute("before", then);
            model.addAttribute("moves", moves.between(viewer, then, shown));
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
        model.addAttribute("retention", retention.of(viewer, found.get()));
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
        model.addAttribute("lateness", lateness.of(viewer, shown));
        model.addAttribute("movers", latenessHistory.movers(viewer, shown));
        model.addAttribute("points", latenessHistory.points(viewer));
        model.addAttribute("figures", latenessFigures);
        model.addAttribute("links", new CustomerLinks(shown.current() ? null : shown.id()));
        return "churn/rhythm";
    }

    /** The latest run at least a week before, or else the latest before. */
    private static Optional<ScoreRun> comparison(ScoreRun shown, List<ScoreRun> earlier) {
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
