package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.segmentation.run.ScoreRun;
import java.util.List;

/** Value at risk of the customers a viewer sees, cut in several ways; each cut adds up to the total. */
public record RiskOverview(
        ScoreRun run,
        RiskSlice total,
        List<RiskSlice> tiers,
        List<RiskSlice> stages,
        List<RiskSlice> regions,
        List<RiskSlice> owners,
        List<RiskSlice> teams) {}
