package dev.perennial.crm.web.workbench;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.careplan.Watchlist;
import dev.perennial.crm.segmentation.careplan.Watchlist.Moved;
import dev.perennial.crm.segmentation.portfolio.FoundCustomer;
import dev.perennial.crm.segmentation.portfolio.Lookup;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.web.support.KeptFigures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Customers who changed tier with the current run. */
@Component
@RequiredArgsConstructor
class Movers {

    private final Watchlist watchlist;
    private final ScoreRuns runs;
    private final KeptFigures figures;
    private final Lookup lookup;

    /** How many moved may be kept for a while; whom one may read of is looked up each time. */
    List<Moved> of(Viewer viewer) {
        Optional<ScoreRun> run = runs.current();
        List<Moved> moved = figures.of(
                        viewer,
                        run.map(ScoreRun::customers).orElse(0L),
                        List.of("moved", run.map(ScoreRun::id).orElse(0L)),
                        () -> watchlist.moved(viewer))
                .figures();
        Set<String> seen = lookup
                .numbered(viewer, moved.stream().map(Moved::customerNo).toList())
                .stream()
                .map(FoundCustomer::customerNo)
                .collect(Collectors.toSet());
        return moved.stream().filter(one -> seen.contains(one.customerNo())).toList();
    }
}
