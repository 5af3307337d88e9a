package dev.perennial.crm.segmentation.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Gamma-gamma: the values of one customer's orders vary as Gamma(p, ν), ν varies between customers as Gamma(q, γ), and
 * neither depends on how often the customer orders.
 *
 * <p>Fader and Hardie, The Gamma-Gamma Model of Monetary Value, note 025, 2013; Fader, Hardie and Lee, RFM and CLV,
 * Journal of Marketing Research 42(4), 2005.
 *
 * @param p how alike the orders of one customer are; above 0
 * @param q how alike customers are; above 0, and above 1 for the mean spend of a new customer to be finite
 * @param gamma scale, money; above 0
 */
public record GammaGamma(double p, double q, double gamma) {

    private static final String[] NAMES = {"p", "q", "gamma"};
    private static final double[][] STARTS = {{6, 4, 0.5}, {1, 2, 1}, {30, 20, 0.6}};
    private static final int Q = 1;

    /** Below this q the mean spend of a new customer, in proportion to 1/(q − 1), would say nothing. */
    private static final double LEAST_Q = 1 + 1.0 / 64;

    private static final double STRONG = 0.3;

    public GammaGamma {
        PurchaseModel.requireParameters(p, q, gamma);
    }

    GammaGamma(double[] parameters) {
        this(parameters[0], parameters[1], parameters[2]);
    }

    /** Fits the model by maximum likelihood, q held above 1 so that every expected spend is finite. */
    public static ModelFit<GammaGamma> fit(Spending spending, FitSettings settings) {
        if (spending.customers() < settings.minimumRepeatCustomers()) {
            return new ModelFit.TooLittleData<>(spending.customers(), settings.minimumRepeatCustomers());
        }
        SearchRange range = SearchRange.around(NAMES, new double[] {1, 1, spending.meanSpend()}, STARTS);
        List<FitWarning> warnings = new ArrayList<>();
        if (Math.abs(spending.correlation()) > STRONG) {
            warnings.add(new FitWarning.SpendFollowsFrequency(spending.correlation()));
        }
        try (Workers workers = new Workers(settings.threads())) {
            return Estimation.fit(
                    new SpendLikelihood(spending, workers),
                    range.withLeast(Q, LEAST_Q),
                    spending.customers(),
                    warnings,
                    GammaGamma::new);
        }
    }

    /**
     * E[M]: the mean value to expect of a customer's coming orders, p(γ + xz)/(px + q − 1): between the customer's own
     * mean and that of all, the nearer to their own the more they ordered.
     *
     * @param repeats x, 0 or more
     * @param meanSpend z, the mean value of the repeat orders, money; 0 or more
     * @return money; infinite where px + q ≤ 1
     */
    public double expectedSpend(int repeats, double meanSpend) {
        requireSpend(repeats, meanSpend);
        double known = p * repeats + q - 1;
        return known > 0 ? p * (gamma + repeats * meanSpend) / known : Double.POSITIVE_INFINITY;
    }

    /** The parameters in the paper's order. */
    public double[] parameters() {
        return new double[] {p, q, gamma};
    }

    static void requireSpend(int repeats, double meanSpend) {
        if (repeats < 0 || !(meanSpend >= 0 && meanSpend < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("repeats and mean spend must be finite and 0 or more: repeats = "
                    + repeats + ", meanSpend = " + meanSpend);
        }
    }
}
