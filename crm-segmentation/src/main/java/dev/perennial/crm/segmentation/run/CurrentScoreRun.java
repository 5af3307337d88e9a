package dev.perennial.crm.segmentation.run;

import java.time.LocalDate;

/**
 * A score run has become the current one, be it the first, of a later day or of an earlier one. Published within the transaction
 * that makes it current.
 *
 * @param runId the run
 * @param asOf  its day
 */
public record CurrentScoreRun(long runId, LocalDate asOf) {}
