package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.segmentation.risk.RiskBandPolicy;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bands of risk begin, for programs. Everybody may know; administrators set it. */
@RestController
@RequestMapping("/api/v1/risk-bands")
@RequiredArgsConstructor
class RiskBandApi {

    private final RiskBandPolicy policy;

    /** Bands to be put in force, and why. */
    record Wanted(@Nullable RiskBands bands, @Nullable String reason) {}

    /** The versions, the newest, which is in force, first. */
    @GetMapping
    List<RiskBandPolicy.Version> versions() {
        return policy.versions();
    }

    @PutMapping
    @PreAuthorize("hasRole('ADMIN')")
    RiskBandPolicy.Version change(Viewer viewer, @RequestBody Wanted wanted) {
        RiskBands bands = wanted.bands();
        if (bands == null) {
            throw InvalidInput.of("bands", "riskBands.problem.risk");
        }
        return policy.change(viewer, bands, Typed.text(wanted.reason()));
    }

    /** How many customers of the current run would be in each band; nothing is done. */
    @PostMapping("/preview")
    @PreAuthorize("hasRole('ADMIN')")
    RiskBandPolicy.Preview preview(Viewer viewer, @RequestBody RiskBands bands) {
        return policy.preview(viewer, bands);
    }
}
