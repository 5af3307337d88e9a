package dev.perennial.crm.app.generate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random numbers that depend on nothing but the seed and what they are for. */
final class Draw {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Draw() {}

    /** A generator of its own for something that two numbers name. */
    static RandomGenerator of(long seed, long one, long other) {
        return new SplittableRandom(mixed(mixed(mixed(seed) + one) + other));
    }

    /** One of several, all equally likely. */
    @SafeVarargs
    static <T> T any(RandomGenerator random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /**
     * From a gamma distribution of scale 1, by Marsaglia and Tsang, "A simple method for generating gamma variables" (2000);
     * shapes below 1 by their remark in section 6.
     */
    static double gamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + c * normal, 3);
            if (cube > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }

    static double beta(RandomGenerator random, double a, double b) {
        double one = gamma(random, a);
        return one / (one + gamma(random, b));
    }

    /** Spreads neighbouring numbers over all of them. */
    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
