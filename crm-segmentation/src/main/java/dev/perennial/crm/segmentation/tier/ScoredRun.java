package dev.perennial.crm.segmentation.tier;

import java.time.LocalDate;

/**
 * The score run whose tiers are shown.
 *
 * @param id            its key
 * @param asOf          the business day it was computed for
 * @param policyVersion the policy it graded under
 */
public record ScoredRun(long id, LocalDate asOf, int policyVersion) {}
