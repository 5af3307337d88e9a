package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.churn.Reason.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why one customer is more or less at risk: the effect of a fact is what the model that told the risk says of the customer, less what
 * it says of the same customer with that fact as usual, in log-odds. So the sign of every effect is the model's own.
 */
final class Motives {

    static final int MOST = 4;

    /** Less than this part of all that speaks for or against somebody is not worth a sentence. */
    private static final double LEAST_SHARE = .03;

    private Motives() {}

    /**
     * The strongest first.
     *
     * @param logOdds of staying away of each row of {@code circumstances}, by the model that told the risk
     */
    static List<Reason> of(Circumstances circumstances, double[] logOdds) {
        double all = Stream.of(Kind.values())
                .mapToDouble(kind -> Math.abs(effect(kind, logOdds)))
                .sum();
        return Stream.of(Kind.values())
                .filter(kind -> Math.abs(effect(kind, logOdds)) > LEAST_SHARE * all)
                .map(kind -> new Reason(
                        kind,
                        circumstances.value(kind),
                        circumstances.usual(kind),
                        effect(kind, logOdds),
                        Math.abs(effect(kind, logOdds)) / all))
                .sorted(Comparator.comparingDouble(reason -> -reason.share()))
                .limit(MOST)
                .toList();
    }

    private static double effect(Kind kind, double[] logOdds) {
        return logOdds[0] - logOdds[Circumstances.row(kind)];
    }
}
