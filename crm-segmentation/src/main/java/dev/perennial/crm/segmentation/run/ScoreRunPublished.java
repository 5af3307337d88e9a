package dev.perennial.crm.segmentation.run;

/**
 * A score run of a later day than any before, or the first of all, has become the current one; its {@code tier_change} rows say who
 * moved. Published within the transaction that makes it current, never for a back-dated run or a second one of a day.
 *
 * @param runId the run
 */
public record ScoreRunPublished(long runId) {}
