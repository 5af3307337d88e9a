package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import org.hipparchus.special.Beta;

/**
 * Orders to expect of a customer who is active now and may leave after any order: E[(1 − (1+pw)^−s)/p] over
 * p ~ Beta(a, b), where s is the shape of what is known of the order rate and w the horizon over α+T.
 *
 * <p>Fader, Hardie and Lee (2005) write it as a difference of 1 and a ₂F₁, which loses digits for short horizons and
 * near a = 1 and meets poles where a + b < 1. Integrating the order rate term by term instead gives, with z = w/(1+w),
 *
 * <pre>s·z·(1−z)^(a−1)·Σ_j t_j z^(j−1),   t_j = u_j/j,  u_1 = 1,  u_(j+1) = u_j·(j+a−1)/j + (a)_j (a+b−s−1)_j / ((a+b)_j j!)</pre>
 *
 * whose terms are positive wherever a+b−s−1 is, which need no case for a = 1, and which are the same for every horizon.
 * Where the series would be long or change sign much, the expectation is integrated over ln(p/(1−p)) instead.
 */
final class OrdersWhileActive {

    static final double FURTHEST_SERIES = 0.95;
    private static final double GREATEST_A = 20;
    private static final double LEAST_FACTOR = -3;
    private static final double NEGLIGIBLE = 0x1p-58;
    private static final double TINY = 1e-18;
    private static final double FALL = 45;

    private final double a;
    private final double b;
    private final double shape;
    private final double[] coefficients;

    /**
     * The expectation for every horizon.
     *
     * @param scale α + T, weeks
     */
    static double[] of(double a, double b, double shape, double scale, double... horizons) {
        double furthest =
                Arrays.stream(horizons).map(PurchaseModel::requireHorizon).max().orElse(0);
        OrdersWhileActive orders = new OrdersWhileActive(a, b, shape, ratio(furthest, scale));
        return Arrays.stream(horizons).map(h -> orders.upTo(ratio(h, scale))).toArray();
    }

    private static double ratio(double horizon, double scale) {
        return Math.min(Double.MAX_VALUE, horizon / scale);
    }

    /** @param furthest the greatest w that will be asked for */
    OrdersWhileActive(double a, double b, double shape, double furthest) {
        this.a = a;
        this.b = b;
        this.shape = shape;
        boolean series = a <= GREATEST_A && a + b - shape - 1 >= LEAST_FACTOR;
        this.coefficients = series ? coefficients(Math.min(FURTHEST_SERIES, furthest / (1 + furthest))) : new double[0];
    }

    private double[] coefficients(double z) {
        double[] found = new double[32];
        double u = 1;
        double extra = 1;
        double power = 1;
        double sum = 0;
        for (int j = 1; ; j++) {
            if (j > found.length) {
                found = Arrays.copyOf(found, 2 * found.length);
            }
            found[j - 1] = u / j;
            double term = power * found[j - 1];
            sum += term;
            if (Math.abs(term) <= NEGLIGIBLE * (1 - z) * Math.abs(sum) && j > a) {
                return Arrays.copyOf(found, j);
            }
            extra *= (a + j - 1) * (a + b - shape - 2 + j) / ((a + b + j - 1) * j);
            u = u * (j + a - 1) / j + extra;
            power *= z;
        }
    }

    /** @param w the horizon over α+T, 0 or more */
    double upTo(double w) {
        double z = w / (1 + w);
        if (coefficients.length == 0 || z > FURTHEST_SERIES) {
            return w == 0 ? 0 : integral(w);
        }
        double power = 1;
        double sum = 0;
        for (double coefficient : coefficients) {
            sum += coefficient * power;
            power *= z;
        }
        return shape * z * Math.exp((1 - a) * Math.log1p(w)) * sum;
    }

    /**
     * Over v = ln(p/(1−p)), between where the weight p^a (1−p)^b has fallen to nothing or p (or 1−p) is so small that
     * the rest is a power with a known integral.
     */
    private double integral(double w) {
        double mode = Math.log(a / b);
        double low = Math.max(cut(mode, -1), Math.log(TINY / (1 + w * (shape + 1) + b)));
        double high = Math.min(cut(mode, 1), -Math.log(TINY / (1 + shape + a)));
        int panels = (int) Math.max(12, Math.ceil((high - low) / 2));
        double logBeta = Beta.logBeta(a, b);
        double belowLow = Math.exp(logWeight(low) - logBeta) / a * shape * w;
        double aboveHigh = Math.exp(logWeight(high) - logBeta) / b * upToIf(1, w);
        double between = GaussLegendre.integral(
                low, high, panels, v -> Math.exp(logWeight(v) - logBeta) * upToIf(Logistic.of(v), w));
        return belowLow + between + aboveHigh;
    }

    private double upToIf(double p, double w) {
        return -Math.expm1(-shape * Math.log1p(p * w)) / p;
    }

    private double logWeight(double v) {
        return v < 0 ? a * v - (a + b) * Math.log1p(Math.exp(v)) : -b * v - (a + b) * Math.log1p(Math.exp(-v));
    }

    /** Where, going from the mode in a direction, the weight has fallen by e^45. */
    private double cut(double mode, double direction) {
        double top = logWeight(mode);
        double near = 0;
        double far = 1e-3;
        while (logWeight(mode + direction * far) > top - FALL && far < 1e6) {
            near = far;
            far *= 2;
        }
        for (int i = 0; i < 12; i++) {
            double middle = (near + far) / 2;
            boolean within = logWeight(mode + direction * middle) > top - FALL;
            near = within ? middle : near;
            far = within ? far : middle;
        }
        return mode + direction * far;
    }
}
