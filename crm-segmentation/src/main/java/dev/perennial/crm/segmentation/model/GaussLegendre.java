package dev.perennial.crm.segmentation.model;

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
}
