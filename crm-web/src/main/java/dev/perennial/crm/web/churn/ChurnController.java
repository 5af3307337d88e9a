package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.portfolio.Lateness;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory;
import dev.perennial.crm.segmentation.portfolio.LatenessReport;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has gone quiet, for those who answer for a team; reps are kept out by the security of pages. */
@Controller
@RequiredArgsConstructor
class ChurnController {

    private final LatenessReport report;
    private final LatenessHistory history;
    private final ChurnCharts charts;

    @GetMapping("/churn")
    String show(Viewer viewer, @RequestParam(required = false) @Nullable Long run, Model model) {
        Optional<Lateness> found = report.of(viewer, run);
        if (found.isEmpty()) {
            return "churn/none";
        }
        Lateness lateness = found.get();
        List<LatenessHistory.Point> points = history.points(viewer);
        model.addAttribute("lateness", lateness);
        model.addAttribute("movers", history.movers(viewer, lateness.run()));
        model.addAttribute("points", points);
        model.addAttribute("figures", charts);
        model.addAttribute(
                "links",
                new CustomerLinks(
                        lateness.run().current() ? null : lateness.run().id()));
        return "churn/page";
    }
}
