package dev.perennial.crm.segmentation.model;

import org.hipparchus.special.Gamma;

/**
 * ln Γ(c+n) − ln Γ(c) and its derivative in c, ψ(c+n) − ψ(c), for ascending n: sums of ln(c+i) and of 1/(c+i), which
 * lose no digits however large c is.
 */
final class RisingFactorial {

    private static final int LONGEST_SUM = 2_000;

    final double[] logarithm;
    final double[] derivative;

    /**
     * @param base c, above 0
     * @param ascending the n before {@code more} is added
     * @param more added to every n
     */
    RisingFactorial(double base, int[] ascending, int more) {
        logarithm = new double[ascending.length];
        derivative = new double[ascending.length];
        double log = 0;
        double sum = 0;
        long n = 0;
        for (int i = 0; i < ascending.length; i++) {
            long end = (long) ascending[i] + more;
            log += logarithm(base + n, end - n);
            sum += derivative(base + n, end - n);
            n = end;
            logarithm[i] = log;
            derivative[i] = sum;
        }
    }

    static double logarithm(double base, long n) {
        if (n > LONGEST_SUM) {
            return Gamma.logGamma(base + n) - Gamma.logGamma(base);
        }
        double log = 0;
        for (int i = 0; i < n; i++) {
            log += Math.log(base + i);
        }
        return log;
    }

    private static double derivative(double base, long n) {
        if (n > LONGEST_SUM) {
            return Gamma.digamma(base + n) - Gamma.digamma(base);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1 / (base + i);
        }
        return sum;
    }
}
