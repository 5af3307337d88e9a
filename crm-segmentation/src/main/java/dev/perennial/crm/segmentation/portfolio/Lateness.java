package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.util.List;
import java.util.Map;

/**
 * How late the customers a viewer sees are against their own rhythm, cut in several ways; each cut adds up to the total.
 *
 * @param matrix customers by tier and band; every combination is there
 */
public record Lateness(
        ScoreRun run,
        Slice total,
        List<Slice> tiers,
        List<Slice> bands,
        List<Slice> owners,
        List<Slice> regions,
        List<Slice> stages,
        List<Slice> segments,
        Map<Tier, Map<RhythmBand, Slice>> matrix) {}
