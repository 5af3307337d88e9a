package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.tier.TierOverview;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tiers over REST, of the customers the caller may see. */
@RestController
@RequestMapping("/api/v1/tiers")
@RequiredArgsConstructor
class TierResource {

    private final TierOverview overview;

    record Tiers(
            @Nullable LocalDate asOf,
            @Nullable Long runId,
            @Nullable Integer policyVersion,
            List<TierView> items) {}

    record TierView(
            Tier name,
            int stars,
            long customers,
            double customersShare,
            BigDecimal revenue,
            double revenueShare,
            @Nullable BigDecimal clv,
            @Nullable BigDecimal valueAtRisk,
            long movedIn,
            long movedOut) {}

    @GetMapping
    Tiers list(Viewer viewer) {
        return overview.of(viewer).map(TierResource::tiers).orElseGet(() -> new Tiers(null, null, null, List.of()));
    }

    private static Tiers tiers(TierOverview.Overview overview) {
        Shares shares = new Shares(overview);
        List<TierView> items = overview.tiers().stream()
                .map(line -> new TierView(
                        line.tier(),
                        line.tier().stars(),
                        line.customers(),
                        shares.ofCustomers(line),
                        line.revenue(),
                        shares.ofRevenue(line),
                        line.lifetimeValue(),
                        line.valueAtRisk(),
                        line.movedIn(),
                        line.movedOut()))
                .toList();
        return new Tiers(
                overview.run().asOf(), overview.run().id(), overview.run().policyVersion(), items);
    }
}
