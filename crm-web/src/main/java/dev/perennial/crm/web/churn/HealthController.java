package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.backtest.Backtest;
import dev.perennial.crm.segmentation.backtest.Backtests;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far the figures can be believed: what the models of a run learned, and what came of forecasts of the past. */
@Controller
@RequiredArgsConstructor
class HealthController {

    private static final int TESTS = 12;
    private static final int RUNS = 60;
    private static final String PAGE = "/churn/health";

    private final ScoreRuns runs;
    private final Backtests backtests;
    private final HealthWords words;
    private final HealthCharts charts;
    private final Business business;

    @GetMapping(PAGE)
    String show(@RequestParam(required = false) @Nullable Long run, Model model) {
        Optional<ScoreRun> found = runs.shown(run);
        if (found.isEmpty()) {
            return "churn/none";
        }
        ScoreRun shown = found.get();
        List<Backtest> known = backtests.knownOn(shown.asOf(), TESTS);
        model.addAttribute("run", shown);
        model.addAttribute("runs", runs.published(business.today(), RUNS));
        model.addAttribute("test", known.isEmpty() ? null : known.getFirst());
        model.addAttribute("history", known.reversed());
        model.addAttribute("underWay", backtests.underWay());
        model.addAttribute("words", words);
        model.addAttribute("figures", charts);
        return "churn/health";
    }

    /** Judges the forecasts of the latest day whose window has ended, at once. */
    @PostMapping("/admin/backtests")
    String test(Viewer viewer, RedirectAttributes flash) {
        try {
            backtests.start(null, null, viewer.username());
        } catch (InvalidInput problem) {
            flash.addFlashAttribute("problem", problem.problems().getFirst().message());
        }
        return "redirect:" + PAGE;
    }
}
