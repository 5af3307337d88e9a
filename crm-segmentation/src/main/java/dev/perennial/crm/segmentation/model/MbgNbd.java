package dev.perennial.crm.segmentation.model;

import java.util.List;

/**
 * MBG/NBD: as {@linkplain BgNbd BG/NBD}, but a customer may leave after the very first order too, so that one-time buyers
 * can be lost.
 *
 * <p>Batislam, Denizel and Filiztekin, Empirical Validation and Comparison of Models for Customer Base Analysis,
 * International Journal of Research in Marketing 24(3), 2007.
 *
 * @param r shape of the order rates; above 0
 * @param alpha scale of the order rates, weeks; above 0
 * @param a of the chance to leave; above 0
 * @param b of the chance to leave; above 0. On average a/(a+b) leave after an order
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    private static final String[] NAMES = {"r", "alpha", "a", "b"};
    private static final double[][] STARTS = {{0.5, 0.2, 0.8, 1.5}, {0.3, 0.3, 10, 10}, {2, 0.5, 0.02, 0.02}};

    public MbgNbd {
        PurchaseModel.requireParameters(r, alpha, a, b);
    }

    MbgNbd(double[] parameters) {
        this(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /** Fits the model by maximum likelihood. */
    public static ModelFit<MbgNbd> fit(PurchaseGroups groups, FitSettings settings) {
        if (groups.repeatCustomers() < settings.minimumRepeatCustomers()) {
            return new ModelFit.TooLittleData<>(groups.repeatCustomers(), settings.minimumRepeatCustomers());
        }
        try (Workers workers = new Workers(settings.threads())) {
            return Estimation.fit(
                    new BetaGeometricLikelihood(groups, 1, workers),
                    SearchRange.around(NAMES, new double[] {1, groups.meanAge(), 1, 1}, STARTS),
                    groups.repeatCustomers(),
                    List.of(),
                    MbgNbd::new);
        }
    }

    /**
     * L = Γ(r+x)/Γ(r) α^r [B(a,b+x+1)/B(a,b) (α+T)^−(r+x) + B(a+1,b+x)/B(a,b) (α+t_x)^−(r+x)]: the customer was spared
     * x + 1 times, or x times and then left.
     */
    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double stayed = RisingFactorial.logarithm(r, x)
                - x * Math.log(alpha)
                + RisingFactorial.logarithm(b, x + 1L)
                - RisingFactorial.logarithm(a + b, x + 1L)
                - (r + x) * Math.log1p(history.age() / alpha);
        return stayed + Logistic.log1pExp(leftAgainstStayed(history));
    }

    /** The logarithm of the odds of having left. */
    private double leftAgainstStayed(PurchaseHistory history) {
        int x = history.repeats();
        return Math.log(a / (b + x))
                + (r + x) * Math.log1p((history.age() - history.lastOrder()) / (alpha + history.lastOrder()));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return Logistic.of(-leftAgainstStayed(history));
    }

    @Override
    public double[] ordersWhileAlive(int repeats, double age, double... horizons) {
        PurchaseHistory.requireSeen(repeats, age);
        return OrdersWhileActive.of(a, b + repeats + 1, r + repeats, alpha + age, horizons);
    }

    @Override
    public double probabilityOfOrderWhileAlive(int repeats, double age, double horizon) {
        PurchaseHistory.requireSeen(repeats, age);
        return Logistic.orderOfActive(r + repeats, alpha + age, horizon);
    }

    @Override
    public double probabilityOfRepeats(int count, double weeks) {
        NegativeBinomial whileActive = new NegativeBinomial(r, count);
        double success = PurchaseModel.requireHorizon(weeks) / (alpha + weeks);
        double stayed =
                Math.exp(RisingFactorial.logarithm(b, count + 1L) - RisingFactorial.logarithm(a + b, count + 1L));
        return stayed
                * (whileActive.probability(success) + a / (b + count) * whileActive.probabilityOfAtLeast(success));
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, a, b};
    }
}
