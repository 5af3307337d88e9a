package dev.perennial.crm.segmentation.recommendation;

import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/** Fisher's exact test that two things come together more often than by chance. */
final class FishersExact {

    private FishersExact() {}

    /**
     * Probability of {@code together} or more baskets with both, of {@code baskets} of which {@code first} hold the one and
     * {@code second} the other. Added up from the term of {@code together} on, each from the one before it.
     */
    static double atLeast(int together, int first, int second, int baskets) {
        double term = new HypergeometricDistribution(baskets, first, second).probability(together);
        double sum = term;
        int most = Math.min(first, second);
        for (int k = together; k < most && term > sum * 1e-17; k++) {
            term *= (double) (first - k) / (k + 1) * (second - k) / ((double) baskets - first - second + k + 1);
            sum += term;
        }
        return Math.min(sum, 1);
    }
}
