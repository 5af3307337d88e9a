package dev.perennial.crm.segmentation.churn;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * A logistic regression of leaving on recency, frequency, value and age, all in logarithms.
 *
 * @param intercept log-odds where all of these are 0
 * @param weights   of ln(1 + weeks since the last occasion), ln(1 + repeats), ln(1 + mean value), ln(1 + weeks since the first)
 */
record RfmRegression(double intercept, double[] weights) {

    static final int TERMS = 4;

    private static final double WEEK = 7;

    /** How strongly weights are held near 0: as much as one customer of variance one. */
    private static final double PENALTY = 1;

    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;

    /**
     * Fits by Newton's method; always to the same bits for the same rows.
     *
     * @param terms  the {@link #TERMS} of each row, one row after the other
     * @param left   whether the customer left
     * @param offset log-odds each row starts from, which the regression leaves as they are
     */
    static RfmRegression fit(double[] terms, float[] left, float[] offset) {
        double[] found = new double[TERMS + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] move = step(terms, left, offset, found);
            double longest = 0;
            for (int i = 0; i < move.length; i++) {
                found[i] += move[i];
                longest = Math.max(longest, Math.abs(move[i]));
            }
            if (longest < CLOSE) {
                break;
            }
        }
        double[] weights = new double[TERMS];
        System.arraycopy(found, 1, weights, 0, TERMS);
        return new RfmRegression(found[0], weights);
    }

    static void terms(Behaviour of, int row, double[] to, int at) {
        to[at] = Math.log1p(of.silence(row) / WEEK);
        to[at + 1] = Math.log1p(of.repeats(row));
        to[at + 2] = FeatureTable.logValue(of, row);
        to[at + 3] = Math.log1p((of.today - of.firstDay[row]) / WEEK);
    }

    /** The log-odds of leaving of every customer. */
    double[] logOdds(Behaviour of) {
        double[] logOdds = new double[of.size()];
        double[] terms = new double[TERMS];
        for (int row = 0; row < logOdds.length; row++) {
            terms(of, row, terms, 0);
            logOdds[row] = intercept;
            for (int i = 0; i < TERMS; i++) {
                logOdds[row] += weights[i] * terms[i];
            }
        }
        return logOdds;
    }

    private static double[] step(double[] terms, float[] left, float[] offset, double[] at) {
        int size = at.length;
        double[][] curvature = new double[size][size];
        double[] slope = new double[size];
        double[] x = new double[size];
        x[0] = 1;
        for (int row = 0; row < left.length; row++) {
            System.arraycopy(terms, row * TERMS, x, 1, TERMS);
            double logOdds = offset[row];
            for (int i = 0; i < size; i++) {
                logOdds += at[i] * x[i];
            }
            double p = LogOdds.probability(logOdds);
            double weight = Math.max(p * (1 - p), CLOSE);
            for (int i = 0; i < size; i++) {
                slope[i] += (left[row] - p) * x[i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += weight * x[i] * x[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
            curvature[i][i] += PENALTY;
            slope[i] -= PENALTY * at[i];
        }
        // positive definite by the penalty
        return new LUDecomposition(MatrixUtils.createRealMatrix(curvature))
                .getSolver()
                .solve(MatrixUtils.createRealVector(slope))
                .toArray();
    }
}
