package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.List;

/**
 * Pareto/NBD: a customer orders at a constant rate λ and leaves at a constant rate μ, whether they order or not; λ varies
 * between customers as Gamma(r, α), μ as Gamma(s, β).
 *
 * <p>Schmittlein, Morrison and Colombo, Counting Your Customers, Management Science 33(1), 1987; in the form of Fader and
 * Hardie, A Note on Deriving the Pareto/NBD Model, 2005, with the two ₂F₁ kept as the one integral they stand for.
 *
 * <p>With K = (α+T)^−(r+x) (β+T)^−s for those who stayed and I = s ∫ (α+u)^−(r+x) (β+u)^−(s+1) du over t_x to T for those
 * who left: L = Γ(r+x)/Γ(r) α^r β^s (K + I), P(alive) = K/(K+I).
 *
 * @param r shape of the order rates; above 0
 * @param alpha scale of the order rates, weeks; above 0
 * @param s shape of the rates of leaving; above 0
 * @param beta scale of the rates of leaving, weeks; above 0. s and β grow together along a ridge where all leave alike
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    private static final String[] NAMES = {"r", "alpha", "s", "beta"};
    private static final double[][] STARTS = {{0.5, 0.3, 0.6, 0.4}, {1, 1, 2, 2}, {2, 0.5, 0.1, 0.001}};

    public ParetoNbd {
        PurchaseModel.requireParameters(r, alpha, s, beta);
    }

    ParetoNbd(double[] parameters) {
        this(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /** Fits the model by maximum likelihood. */
    public static ModelFit<ParetoNbd> fit(PurchaseGroups groups, FitSettings settings) {
        if (groups.repeatCustomers() < settings.minimumRepeatCustomers()) {
            return new ModelFit.TooLittleData<>(groups.repeatCustomers(), settings.minimumRepeatCustomers());
        }
        try (Workers workers = new Workers(settings.threads())) {
            return Estimation.fit(
                    new ParetoLikelihood(groups, workers),
                    SearchRange.around(NAMES, new double[] {1, groups.meanAge(), 1, groups.meanAge()}, STARTS),
                    groups.repeatCustomers(),
                    List.of(),
                    ParetoNbd::new);
        }
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        return RisingFactorial.logarithm(r, history.repeats())
                - history.repeats() * Math.log(alpha)
                - (r + history.repeats()) * Math.log1p(history.age() / alpha)
                - s * Math.log1p(history.age() / beta)
                + Logistic.log1pExp(leftAgainstStayed(history));
    }

    /** ln(I/K): the logarithm of the odds of having left, −∞ right after an order. */
    private double leftAgainstStayed(PurchaseHistory history) {
        double last = history.lastOrder();
        double age = history.age();
        if (last == age) {
            return Double.NEGATIVE_INFINITY;
        }
        double shape = r + history.repeats();
        return Math.log(s / (beta + last))
                + shape * Math.log1p((age - last) / (alpha + last))
                + s * Math.log1p((age - last) / (beta + last))
                + new PowerIntegral(shape, alpha, s + 1, beta, last, age - last).logarithm();
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return Logistic.of(-leftAgainstStayed(history));
    }

    /** (r+x)(β+T)/(α+T) · (1 − ((β+T)/(β+T+h))^(s−1))/(s−1), whose limit at s = 1 is a logarithm. */
    @Override
    public double[] ordersWhileAlive(int repeats, double age, double... horizons) {
        PurchaseHistory.requireSeen(repeats, age);
        double perWeek = (r + repeats) / (alpha + age);
        return Arrays.stream(horizons)
                .map(h -> perWeek * (beta + age) * grown(Math.log1p(PurchaseModel.requireHorizon(h) / (beta + age))))
                .toArray();
    }

    /** (1 − e^−(s−1)y)/(s−1). */
    private double grown(double y) {
        double exponent = (s - 1) * y;
        return exponent == 0 ? y : -Math.expm1(-exponent) / exponent * y;
    }

    /** (r+x) ∫ ((α+T)/(α+u))^(r+x) ((β+T)/(β+u))^s du/(α+u) over T to T+h. */
    @Override
    public double probabilityOfOrderWhileAlive(int repeats, double age, double horizon) {
        PurchaseHistory.requireSeen(repeats, age);
        if (PurchaseModel.requireHorizon(horizon) == 0) {
            return 0;
        }
        double shape = r + repeats;
        double integral = new PowerIntegral(shape + 1, alpha, s, beta, age, horizon).value();
        return Math.min(1, shape / (alpha + age) * integral);
    }

    /**
     * Fader and Hardie, Deriving an Expression for P(X(t) = x) Under the Pareto/NBD Model, 2006, as an integral over the
     * time u of leaving.
     */
    @Override
    public double probabilityOfRepeats(int count, double weeks) {
        NegativeBinomial whileActive = new NegativeBinomial(r, count);
        double success = PurchaseModel.requireHorizon(weeks) / (alpha + weeks);
        double stayed = Math.exp(-s * Math.log1p(weeks / beta)) * whileActive.probability(success);
        return stayed + leftAfter(whileActive, weeks);
    }

    /** ∫ P(X(u) = n) · s/(β+u) · (β/(β+u))^s du over 0 to t, over y = ln((m+u)/m), m the lesser of α and β. */
    private double leftAfter(NegativeBinomial whileActive, double weeks) {
        double least = Math.min(alpha, beta);
        return GaussLegendre.refined(0, Math.log1p(weeks / least), 32, y -> {
            double u = least * Math.expm1(y);
            return whileActive.probability(u / (alpha + u))
                    * Math.exp(-s * Math.log1p(u / beta))
                    * s
                    * (least + u)
                    / (beta + u);
        });
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, s, beta};
    }
}
