package dev.perennial.crm.segmentation.model;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The likelihood of {@link GammaGamma} with its gradient. Note 025, equation (1a): ln L = lnΓ(px+q) − lnΓ(px) − lnΓ(q) +
 * q ln γ + (px−1) ln z + px ln x − (px+q) ln(xz+γ), which is −ln B(px, q) − px ln(1 + γ/(xz)) − q ln(1 + xz/γ) − ln z,
 * where no large numbers cancel.
 */
final class SpendLikelihood implements Likelihood {

    private final Spending spending;
    private final Workers workers;
    private final double[] weightByRepeats;
    private final double logSpend;

    SpendLikelihood(Spending spending, Workers workers) {
        this.spending = spending;
        this.workers = workers;
        this.weightByRepeats = new double[spending.repeats.length];
        double sum = 0;
        for (int i = 0; i < spending.size(); i++) {
            int x = spending.repeatsAt[i];
            weightByRepeats[x] += spending.weight[i];
            sum += spending.weight[i] * (spending.logTotal[i] - Math.log(spending.repeats[x]));
        }
        this.logSpend = sum;
    }

    @Override
    public double average(double[] parameters, double[] gradient) {
        double p = Math.exp(parameters[0]);
        double q = Math.exp(parameters[1]);
        double[] sums = workers.sum(spending.size(), 4, (from, to, part) -> add(from, to, part, p, q, parameters[2]));
        double digammaQ = Gamma.digamma(q);
        double sum = sums[0] - logSpend;
        double forP = -p * sums[1];
        double forQ = -q * sums[2];
        for (int i = 0; i < weightByRepeats.length; i++) {
            double x = spending.repeats[i];
            double digammaBoth = Gamma.digamma(p * x + q);
            sum -= weightByRepeats[i] * Beta.logBeta(p * x, q);
            forP += weightByRepeats[i] * p * x * (digammaBoth - Gamma.digamma(p * x));
            forQ += weightByRepeats[i] * q * (digammaBoth - digammaQ);
        }
        gradient[0] = forP / spending.customers;
        gradient[1] = forQ / spending.customers;
        gradient[2] = sums[3] / spending.customers;
        return sum / spending.customers;
    }

    /** Adds the part of the log-likelihood that z enters and its derivatives in p, q (both negative) and ln γ. */
    private void add(int from, int to, double[] sums, double p, double q, double logGamma) {
        double sum = 0;
        double forP = 0;
        double forQ = 0;
        double forGamma = 0;
        for (int i = from; i < to; i++) {
            double x = spending.repeats[spending.repeatsAt[i]];
            double logRatio = logGamma - spending.logTotal[i];
            double lesser = Math.exp(-Math.abs(logRatio));
            double log = Math.log1p(lesser);
            double ofTotal = log + Math.max(logRatio, 0);
            double ofGamma = log + Math.max(-logRatio, 0);
            double lesserShare = lesser / (1 + lesser);
            double shareOfGamma = logRatio > 0 ? 1 - lesserShare : lesserShare;
            double weight = spending.weight[i];
            sum -= weight * (p * x * ofTotal + q * ofGamma);
            forP += weight * x * ofTotal;
            forQ += weight * ofGamma;
            forGamma += weight * (q * (1 - shareOfGamma) - p * x * shareOfGamma);
        }
        sums[0] = sum;
        sums[1] = forP;
        sums[2] = forQ;
        sums[3] = forGamma;
    }

    @Override
    public double customers() {
        return spending.customers;
    }

    @Override
    public int size() {
        return spending.size();
    }

    @Override
    public Likelihood thinned(int stride) {
        return new SpendLikelihood(spending.every(stride), workers);
    }
}
