package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** The nodes and weights of 16-point Gauss-Legendre integration over 0 to 1. */
final class GaussLegendre {

    static final int POINTS = 16;
    static final double[] NODE;
    static final double[] WEIGHT;

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        NODE = IntStream.range(0, POINTS)
                .mapToDouble(i -> (1 + rule.getPoint(i)) / 2)
                .toArray();
        WEIGHT = IntStream.range(0, POINTS)
                .mapToDouble(i -> rule.getWeight(i) / 2)
                .toArray();
    }

    private static final double PRECISION = 1e-13;
    private static final int MOST_HALVINGS = 20;

    private GaussLegendre() {}

    /** Integrates over panels of equal length. */
    static double integral(double low, double high, int panels, DoubleUnaryOperator integrand) {
        double length = (high - low) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < POINTS; i++) {
                sum += WEIGHT[i] * integrand.applyAsDouble(low + (panel + NODE[i]) * length);
            }
        }
        return sum * length;
    }

    /**
     * Integrates over panels of equal length, each halved until its halves add up to it: for integrands that may be
     * narrower than a panel. They are 0 or more.
     */
    static double refined(double low, double high, int panels, DoubleUnaryOperator integrand) {
        double length = (high - low) / panels;
        double[] whole = new double[panels];
        for (int panel = 0; panel < panels; panel++) {
            whole[panel] = integral(low + panel * length, low + (panel + 1) * length, 1, integrand);
        }
        double tolerance = PRECISION * Arrays.stream(whole).sum() + Double.MIN_NORMAL;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double start = low + panel * length;
            sum += halved(start, low + (panel + 1) * length, whole[panel], integrand, tolerance, MOST_HALVINGS);
        }
        return sum;
    }

    private static double halved(
            double low, double high, double whole, DoubleUnaryOperator integrand, double tolerance, int halvings) {
        double middle = (low + high) / 2;
        double left = integral(low, middle, 1, integrand);
        double right = integral(middle, high, 1, integrand);
        if (halvings == 0 || !(Math.abs(left + right - whole) > tolerance)) {
            return left + right;
        }
        return halved(low, middle, left, integrand, tolerance, halvings - 1)
                + halved(middle, high, right, integrand, tolerance, halvings - 1);
    }
}
