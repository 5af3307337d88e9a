package dev.perennial.crm.web.backtest;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.backtest.Backtests;
import dev.perennial.crm.shared.Page;
import java.net.URI;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Back-tests over REST: anybody may look, administrators start them. */
@RestController
@RequestMapping("/api/v1/backtests")
@RequiredArgsConstructor
class BacktestResource {

    private static final int LARGEST_PAGE = 200;

    private final Backtests backtests;

    record NewBacktest(@Nullable LocalDate asOf, @Nullable Integer horizonDays) {}

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<BacktestView> start(@RequestBody(required = false) @Nullable NewBacktest wanted, Viewer viewer) {
        LocalDate asOf = wanted == null ? null : wanted.asOf();
        Integer horizonDays = wanted == null ? null : wanted.horizonDays();
        long id = backtests.start(asOf, horizonDays, viewer.username());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/backtests/" + id))
                .body(BacktestView.of(backtests.get(id)));
    }

    @GetMapping
    Page<BacktestView> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int size) {
        return backtests.list(cursor, Math.clamp(size, 1, LARGEST_PAGE)).map(BacktestView::of);
    }

    @GetMapping("/{id}")
    BacktestView get(@PathVariable long id) {
        return BacktestView.of(backtests.get(id));
    }
}
