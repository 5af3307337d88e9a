package dev.perennial.crm.web.tier;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.segmentation.tier.TierOverview;
import dev.perennial.crm.segmentation.tier.TierOverview.Line;
import dev.perennial.crm.segmentation.tier.TierOverview.Overview;
import dev.perennial.crm.web.support.Kept;
import dev.perennial.crm.web.support.KeptFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The tiers, for everybody: of the customers they may see. */
@Controller
@RequiredArgsConstructor
class TierController {

    /** Width of a whole bar, and of the gap between two parts of it. */
    private static final double BAR = 100;

    private static final double GAP = .15;

    private final TierOverview overview;
    private final ScoreRuns runs;
    private final KeptFigures figures;

    /** A row of the table; {@code each} is the mean revenue of a customer, null where there is none. */
    record Row(
            Line line,
            double customersShare,
            double revenueShare,
            @Nullable BigDecimal each) {}

    /** One part of a share bar, in units of its hundredth. */
    record Part(Line line, double share, double x, double width) {}

    @GetMapping("/tiers")
    String tiers(Viewer viewer, Model model) {
        Optional<ScoreRun> run = runs.current();
        Kept<Optional<Overview>> kept = figures.of(
                viewer,
                run.map(ScoreRun::customers).orElse(0L),
                List.of("tiers", run.map(ScoreRun::id).orElse(0L)),
                () -> overview.of(viewer));
        model.addAttribute("addedAt", kept.at());
        kept.figures().ifPresent(found -> {
            Shares shares = new Shares(found);
            model.addAttribute("overview", found);
            model.addAttribute(
                    "rows",
                    found.tiers().stream()
                            .map(line -> new Row(
                                    line,
                                    shares.ofCustomers(line),
                                    shares.ofRevenue(line),
                                    each(line.revenue(), line.customers())))
                            .toList());
            model.addAttribute("each", each(found.revenue(), found.customers()));
            model.addAttribute("customerParts", parts(found.tiers(), shares::ofCustomers));
            model.addAttribute("revenueParts", parts(found.tiers(), shares::ofRevenue));
        });
        return "tier/tiers";
    }

    private static @Nullable BigDecimal each(BigDecimal revenue, long customers) {
        return customers == 0 ? null : revenue.divide(BigDecimal.valueOf(customers), 0, RoundingMode.HALF_UP);
    }

    private static List<Part> parts(List<Line> lines, ToDoubleFunction<Line> share) {
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Line line : lines) {
            double width = Math.max(share.applyAsDouble(line), 0) * BAR;
            parts.add(new Part(line, share.applyAsDouble(line), x, Math.max(width - GAP, 0)));
            x += width;
        }
        return parts;
    }
}
