package dev.perennial.crm.segmentation.portfolio;

import java.time.LocalDate;

/**
 * The score run whose figures are shown.
 *
 * @param id            its key
 * @param asOf          the last business day it knows of
 * @param policyVersion the tier policy it graded by
 */
public record ShownRun(long id, LocalDate asOf, int policyVersion) {}
