package dev.perennial.crm.segmentation.model;

import java.util.Arrays;

/**
 * The likelihood of {@link BgNbd} and {@link MbgNbd} with its gradient. The models differ in how often a customer with x
 * repeats could have left by T: x times or x + 1 times. Logarithms are taken once for each distinct x, t_x and T; what
 * is left for a group is one exponential and one logarithm.
 */
final class BetaGeometricLikelihood implements Likelihood {

    private final PurchaseGroups groups;
    private final int more;
    private final Workers workers;
    private final double[] weightByRepeats;

    /** @param more 0 when nobody leaves after the first order (BG/NBD), 1 when they may (MBG/NBD) */
    BetaGeometricLikelihood(PurchaseGroups groups, int more, Workers workers) {
        this.groups = groups;
        this.more = more;
        this.workers = workers;
        this.weightByRepeats = groups.weightByRepeats();
    }

    @Override
    public double average(double[] parameters, double[] gradient) {
        double r = Math.exp(parameters[0]);
        double a = Math.exp(parameters[2]);
        double b = Math.exp(parameters[3]);
        Leaving leaving = new Leaving(r, Math.exp(parameters[1]), a, b);
        double[] sums = workers.sum(groups.size(), 5, leaving::add);
        RisingFactorial rate = new RisingFactorial(r, groups.repeats, 0);
        RisingFactorial spared = new RisingFactorial(b, groups.repeats, more);
        RisingFactorial either = new RisingFactorial(a + b, groups.repeats, more);
        double sum = sums[0];
        double forR = r * sums[1];
        double forAlpha = sums[2];
        double forA = sums[3];
        double forB = -b * sums[4];
        for (int i = 0; i < groups.repeats.length; i++) {
            double weight = weightByRepeats[i];
            double orders = weight * groups.repeats[i];
            sum += weight * (rate.logarithm[i] + spared.logarithm[i] - either.logarithm[i]) - orders * parameters[1];
            forR += weight * r * rate.derivative[i];
            forAlpha -= orders;
            forA -= weight * a * either.derivative[i];
            forB += weight * b * (spared.derivative[i] - either.derivative[i]);
        }
        gradient[0] = forR / groups.totalWeight;
        gradient[1] = forAlpha / groups.totalWeight;
        gradient[2] = forA / groups.totalWeight;
        gradient[3] = forB / groups.totalWeight;
        return sum / groups.totalWeight;
    }

    @Override
    public double customers() {
        return groups.totalWeight;
    }

    @Override
    public int size() {
        return groups.size();
    }

    @Override
    public Likelihood thinned(int stride) {
        return new BetaGeometricLikelihood(groups.every(stride), more, workers);
    }

    /** Whether each group left or stayed, at one set of parameters. */
    private final class Leaving {

        private final double r;
        private final double[] oddsOfLeaving;
        private final double[] inverseSpared;
        private final double[] logAge;
        private final double[] logLastOrder;
        private final double[] shareAge;
        private final double[] shareLastOrder;

        Leaving(double r, double alpha, double a, double b) {
            this.r = r;
            oddsOfLeaving = Arrays.stream(groups.repeats)
                    .mapToDouble(x -> x + more == 0 ? Double.NEGATIVE_INFINITY : Math.log(a / (b + (x + more - 1))))
                    .toArray();
            inverseSpared = Arrays.stream(groups.repeats)
                    .mapToDouble(x -> x + more == 0 ? 0 : 1 / (b + (x + more - 1)))
                    .toArray();
            logAge = logarithms(groups.age, alpha);
            logLastOrder = logarithms(groups.lastOrder, alpha);
            shareAge = shares(groups.age, alpha);
            shareLastOrder = shares(groups.lastOrder, alpha);
        }

        private double[] logarithms(double[] weeks, double alpha) {
            return Arrays.stream(weeks).map(t -> Math.log1p(t / alpha)).toArray();
        }

        private double[] shares(double[] weeks, double alpha) {
            return Arrays.stream(weeks).map(t -> t / (alpha + t)).toArray();
        }

        /** Adds the log-likelihood and its derivatives in r, ln α, ln a and b (negative), as far as t_x and T enter. */
        void add(int from, int to, double[] sums) {
            double sum = 0;
            double forR = 0;
            double forAlpha = 0;
            double forA = 0;
            double forB = 0;
            for (int i = from; i < to; i++) {
                int x = groups.repeatsAt[i];
                double shape = r + groups.repeats[x];
                double age = logAge[groups.ageAt[i]];
                double last = logLastOrder[groups.lastOrderAt[i]];
                double logOdds = oddsOfLeaving[x] + shape * (age - last);
                double lesser = Math.exp(-Math.abs(logOdds));
                double certain = 1 / (1 + lesser);
                double left = logOdds > 0 ? certain : lesser * certain;
                double stayed = logOdds > 0 ? lesser * certain : certain;
                double weight = groups.weight[i];
                sum += weight * (Math.max(logOdds, 0) + Math.log(1 + lesser) - shape * age);
                forR -= weight * (stayed * age + left * last);
                forAlpha += weight
                        * shape
                        * (stayed * shareAge[groups.ageAt[i]] + left * shareLastOrder[groups.lastOrderAt[i]]);
                forA += weight * left;
                forB += weight * left * inverseSpared[x];
            }
            sums[0] = sum;
            sums[1] = forR;
            sums[2] = forAlpha;
            sums[3] = forA;
            sums[4] = forB;
        }
    }
}
