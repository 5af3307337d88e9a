package dev.perennial.crm.segmentation.model;

/**
 * ∫ ((α+u)/(α+from))^−A · ((β+u)/(β+from))^−B du over {@code length} weeks from {@code from}, and the means of ln(α+u), ln(β+u),
 * 1/(α+u) and 1/(β+u) under the integrand: all that Pareto/NBD needs in place of ₂F₁.
 *
 * <p>Integrated over y = ln((m+u)/(m+from)), m the lesser of α and β, where the integrand is smooth whatever α and β
 * are. Panels of 16 Gauss-Legendre points are short enough that the integrand falls by at most about e^18 within one,
 * and end when it has fallen by e^45.
 */
final class PowerIntegral {

    private static final double LONGEST_PANEL = 2.5;
    private static final double FALL_IN_PANEL = 18;
    private static final double NOTHING_LEFT = 45;

    /** Exponents and offsets of the factor with the lesser offset, and of the other. */
    private final boolean alphaIsLess;

    private final double lessExponent;
    private final double moreExponent;
    private final double lessAtFrom;
    private final double moreAtFrom;
    private final double ratio;

    private double integral;
    private double lessLog;
    private double moreLog;
    private double lessInverse;
    private double moreInverse;

    PowerIntegral(double exponentA, double alpha, double exponentB, double beta, double from, double length) {
        alphaIsLess = alpha < beta;
        lessExponent = alphaIsLess ? exponentA : exponentB;
        moreExponent = alphaIsLess ? exponentB : exponentA;
        lessAtFrom = (alphaIsLess ? alpha : beta) + from;
        moreAtFrom = (alphaIsLess ? beta : alpha) + from;
        ratio = lessAtFrom / moreAtFrom;
        integrate(Math.log1p(length / lessAtFrom));
    }

    private void integrate(double end) {
        double y = 0;
        double highest = 0;
        double height = 0;
        while (y < end && height > highest - NOTHING_LEFT) {
            double steepness = lessExponent - 1 + moreExponent * moreSlope(Math.exp(y));
            double length = steepness > 0
                    ? Math.min(LONGEST_PANEL, 0.7 * Math.log1p(FALL_IN_PANEL / steepness))
                    : LONGEST_PANEL;
            double next = y + length < end ? y + length : end;
            panel(y, next - y);
            y = next;
            height = height(y, Math.log(growth(Math.exp(y))));
            highest = Math.max(highest, height);
        }
        if (integral > 0) {
            lessLog /= integral;
            moreLog /= integral;
            lessInverse /= integral;
            moreInverse /= integral;
        }
        integral *= lessAtFrom;
    }

    private void panel(double start, double length) {
        for (int i = 0; i < GaussLegendre.POINTS; i++) {
            double y = start + length * GaussLegendre.NODE[i];
            double lessGrowth = Math.exp(y);
            double moreGrowth = growth(lessGrowth);
            double log = Math.log(moreGrowth);
            double weight = GaussLegendre.WEIGHT[i] * length * Math.exp(height(y, log));
            integral += weight;
            lessLog += weight * y;
            moreLog += weight * log;
            lessInverse += weight / lessGrowth;
            moreInverse += weight / moreGrowth;
        }
    }

    /** (M+u)/(M+from) of the greater offset M, given that of the lesser. */
    private double growth(double lessGrowth) {
        return 1 + ratio * (lessGrowth - 1);
    }

    private double moreSlope(double lessGrowth) {
        return ratio * lessGrowth / growth(lessGrowth);
    }

    private double height(double y, double moreLogarithm) {
        return (1 - lessExponent) * y - moreExponent * moreLogarithm;
    }

    double value() {
        return integral;
    }

    double logarithm() {
        return Math.log(integral);
    }

    /** The mean of ln((α+u)/(α+from)). */
    double meanLogAlpha() {
        return alphaIsLess ? lessLog : moreLog;
    }

    /** The mean of ln((β+u)/(β+from)). */
    double meanLogBeta() {
        return alphaIsLess ? moreLog : lessLog;
    }

    /** The mean of (α+from)/(α+u). */
    double meanInverseAlpha() {
        return alphaIsLess ? lessInverse : moreInverse;
    }

    /** The mean of (β+from)/(β+u). */
    double meanInverseBeta() {
        return alphaIsLess ? moreInverse : lessInverse;
    }
}
