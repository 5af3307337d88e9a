package dev.perennial.crm.segmentation.model;

/** The likelihood of {@link ParetoNbd} with its gradient, one {@link PowerIntegral} for each group. */
final class ParetoLikelihood implements Likelihood {

    private final PurchaseGroups groups;
    private final Workers workers;
    private final double[] weightByRepeats;

    ParetoLikelihood(PurchaseGroups groups, Workers workers) {
        this.groups = groups;
        this.workers = workers;
        this.weightByRepeats = groups.weightByRepeats();
    }

    @Override
    public double average(double[] parameters, double[] gradient) {
        double r = Math.exp(parameters[0]);
        double alpha = Math.exp(parameters[1]);
        double s = Math.exp(parameters[2]);
        double beta = Math.exp(parameters[3]);
        double[] sums = workers.sum(groups.size(), 5, (from, to, part) -> addRange(from, to, part, r, alpha, s, beta));
        RisingFactorial rate = new RisingFactorial(r, groups.repeats, 0);
        double sum = sums[0];
        double forR = r * sums[1];
        double forAlpha = sums[2];
        for (int i = 0; i < groups.repeats.length; i++) {
            double orders = weightByRepeats[i] * groups.repeats[i];
            sum += weightByRepeats[i] * rate.logarithm[i] - orders * parameters[1];
            forR += r * weightByRepeats[i] * rate.derivative[i];
            forAlpha -= orders;
        }
        gradient[0] = forR / groups.totalWeight;
        gradient[1] = forAlpha / groups.totalWeight;
        gradient[2] = sums[3] / groups.totalWeight;
        gradient[3] = sums[4] / groups.totalWeight;
        return sum / groups.totalWeight;
    }

    private void addRange(int from, int to, double[] sums, double r, double alpha, double s, double beta) {
        for (int i = from; i < to; i++) {
            double shape = r + groups.repeats[groups.repeatsAt[i]];
            add(
                    groups.weight[i],
                    shape,
                    groups.lastOrder[groups.lastOrderAt[i]],
                    groups.age[groups.ageAt[i]],
                    sums,
                    alpha,
                    s,
                    beta);
        }
    }

    /**
     * Adds ln(K + I) and its derivatives in r, ln α, ln s and ln β. In those of ln α and ln β the factors α^r and β^s are
     * taken in, which leaves shares of times and no differences of large numbers.
     */
    private static void add(
            double weight, double shape, double last, double age, double[] sums, double alpha, double s, double beta) {
        double logAlpha = Math.log1p(age / alpha);
        double logBeta = Math.log1p(age / beta);
        double logStayed = -shape * logAlpha - s * logBeta;
        if (last == age) {
            sums[0] += weight * logStayed;
            sums[1] -= weight * logAlpha;
            sums[2] += weight * shape * age / (alpha + age);
            sums[3] -= weight * s * logBeta;
            sums[4] += weight * s * age / (beta + age);
            return;
        }
        PowerIntegral integral = new PowerIntegral(shape, alpha, s + 1, beta, last, age - last);
        double lastAlpha = Math.log1p(last / alpha);
        double lastBeta = Math.log1p(last / beta);
        double logLeft = Math.log(s / (beta + last)) - shape * lastAlpha - s * lastBeta + integral.logarithm();
        double left = Logistic.of(logLeft - logStayed);
        double stayed = 1 - left;
        sums[0] += weight * (logStayed + Logistic.log1pExp(logLeft - logStayed));
        sums[1] -= weight * (stayed * logAlpha + left * (lastAlpha + integral.meanLogAlpha()));
        double keptAlpha = alpha / (alpha + last) * integral.meanInverseAlpha();
        sums[2] += weight * shape * (stayed * age / (alpha + age) + left * (1 - keptAlpha));
        sums[3] += weight * (left - s * (stayed * logBeta + left * (lastBeta + integral.meanLogBeta())));
        double keptBeta = beta / (beta + last) * integral.meanInverseBeta();
        sums[4] += weight * (stayed * s * age / (beta + age) + left * (s - (s + 1) * keptBeta));
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
        return new ParetoLikelihood(groups.every(stride), workers);
    }
}
