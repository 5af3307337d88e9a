package dev.perennial.crm.segmentation.model;

import java.util.List;

/**
 * BG/NBD: a customer orders at a constant rate λ and after each repeat order leaves with probability p; λ varies between
 * customers as Gamma(r, α), p as Beta(a, b).
 *
 * <p>Fader, Hardie and Lee, “Counting Your Customers” the Easy Way, Marketing Science 24(2), 2005. A one-time buyer has
 * had no occasion to leave, so P(alive) is 1 for all of them: rank churn by {@link #probabilityOfOrder}, never by
 * {@link #probabilityAlive}.
 *
 * @param r shape of the order rates; above 0
 * @param alpha scale of the order rates, weeks; above 0. A new customer orders r/alpha times a week
 * @param a of the chance to leave; above 0
 * @param b of the chance to leave; above 0. On average a/(a+b) leave after an order
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final String[] NAMES = {"r", "alpha", "a", "b"};
    private static final double[][] STARTS = {{0.25, 0.1, 0.8, 2.5}, {1, 1, 5, 5}, {1, 0.5, 0.02, 0.05}};

    public BgNbd {
        PurchaseModel.requireParameters(r, alpha, a, b);
    }

    BgNbd(double[] parameters) {
        this(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /** Fits the model by maximum likelihood. */
    public static ModelFit<BgNbd> fit(PurchaseGroups groups, FitSettings settings) {
        if (groups.repeatCustomers() < settings.minimumRepeatCustomers()) {
            return new ModelFit.TooLittleData<>(groups.repeatCustomers(), settings.minimumRepeatCustomers());
        }
        try (Workers workers = new Workers(settings.threads())) {
            return Estimation.fit(
                    new BetaGeometricLikelihood(groups, 0, workers),
                    SearchRange.around(NAMES, new double[] {1, groups.meanAge(), 1, 1}, STARTS),
                    groups.repeatCustomers(),
                    List.of(),
                    BgNbd::new);
        }
    }

    /**
     * Section 4.1, equation (6): L = Γ(r+x)/Γ(r) α^r [B(a,b+x)/B(a,b) (α+T)^−(r+x) + B(a+1,b+x−1)/B(a,b)
     * (α+t_x)^−(r+x)], the second part for x > 0 only.
     */
    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double stayed = RisingFactorial.logarithm(r, x)
                - x * Math.log(alpha)
                + RisingFactorial.logarithm(b, x)
                - RisingFactorial.logarithm(a + b, x)
                - (r + x) * Math.log1p(history.age() / alpha);
        return stayed + Logistic.log1pExp(leftAgainstStayed(history));
    }

    /** The logarithm of the odds of having left, −∞ without a repeat. */
    private double leftAgainstStayed(PurchaseHistory history) {
        int x = history.repeats();
        return x == 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(a / (b + (x - 1)))
                        + (r + x) * Math.log1p((history.age() - history.lastOrder()) / (alpha + history.lastOrder()));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return Logistic.of(-leftAgainstStayed(history));
    }

    @Override
    public double[] ordersWhileAlive(int repeats, double age, double... horizons) {
        PurchaseHistory.requireSeen(repeats, age);
        return OrdersWhileActive.of(a, b + repeats, r + repeats, alpha + age, horizons);
    }

    @Override
    public double probabilityOfOrderWhileAlive(int repeats, double age, double horizon) {
        PurchaseHistory.requireSeen(repeats, age);
        return Logistic.orderOfActive(r + repeats, alpha + age, horizon);
    }

    /** Equation (8). */
    @Override
    public double probabilityOfRepeats(int count, double weeks) {
        NegativeBinomial whileActive = new NegativeBinomial(r, count);
        double success = PurchaseModel.requireHorizon(weeks) / (alpha + weeks);
        double stayed = Math.exp(RisingFactorial.logarithm(b, count) - RisingFactorial.logarithm(a + b, count));
        double stays = stayed * whileActive.probability(success);
        return count == 0 ? stays : stays + stayed * a / (b + (count - 1)) * whileActive.probabilityOfAtLeast(success);
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, a, b};
    }
}
