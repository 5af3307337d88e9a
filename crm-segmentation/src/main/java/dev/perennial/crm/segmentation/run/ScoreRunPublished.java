package dev.perennial.crm.segmentation.run;

/**
 * A score run of a later day than any before has become the current one; its {@code tier_change} rows say who moved. Published
 * within the transaction that makes it current, never for a first or back-dated run.
 *
 * @param runId the run
 */
public record ScoreRunPublished(long runId) {}
