package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.lifecycle.StageRules;
import dev.perennial.crm.segmentation.rfm.AbcCuts;
import dev.perennial.crm.segmentation.rfm.Quintiles;
import dev.perennial.crm.segmentation.rhythm.PopulationRhythm;

/**
 * What a run learned from its whole population: with it a single customer is scored as the run would have.
 *
 * @param recency   of the days since the last occasion, negated, so that larger is better
 * @param frequency of the occasions in the window
 * @param money     of the revenue in the window, in ten-thousandths
 * @param means     mean scores, which divide the eight value classes
 */
record CutPoints(
        Quintiles recency,
        Quintiles frequency,
        Quintiles money,
        Means means,
        AbcCuts abc,
        PopulationRhythm rhythm,
        StageRules stages) {

    /** Mean score of all scored customers in each dimension. */
    record Means(double r, double f, double m) {}
}
