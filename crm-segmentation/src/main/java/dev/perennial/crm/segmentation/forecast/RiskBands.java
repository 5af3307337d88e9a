package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the bands of risk begin; whatever is less is low.
 *
 * @param elevated      the least churn risk of {@link RiskBand#ELEVATED}, above 0; so are the next two, each above the one before and
 *                      1 at most
 * @param valueElevated the least value at risk of {@link RiskBand#ELEVATED}, in the reporting currency, above 0; so are the next two,
 *                      each above the one before
 */
public record RiskBands(
        double elevated,
        double high,
        double critical,
        BigDecimal valueElevated,
        BigDecimal valueHigh,
        BigDecimal valueCritical) {

    private static final int DIGITS = 15;
    private static final int DECIMALS = 4;

    /** @throws InvalidInput naming the first that does not rise, or is out of bounds */
    public RiskBands(
            double elevated,
            double high,
            double critical,
            @Nullable BigDecimal valueElevated,
            @Nullable BigDecimal valueHigh,
            @Nullable BigDecimal valueCritical) {
        this.elevated = risk("elevated", elevated, 0);
        this.high = risk("high", high, elevated);
        this.critical = risk("critical", critical, high);
        this.valueElevated = value("valueElevated", valueElevated, BigDecimal.ZERO);
        this.valueHigh = value("valueHigh", valueHigh, this.valueElevated);
        this.valueCritical = value("valueCritical", valueCritical, this.valueHigh);
    }

    /** The least churn risks of all bands above the lowest, from the lowest on. */
    public List<Double> risks() {
        return List.of(elevated, high, critical);
    }

    private static double risk(String field, double risk, double above) {
        if (!(risk > above && risk <= 1)) {
            throw InvalidInput.of(field, "riskBands.problem.risk");
        }
        return risk;
    }

    private static BigDecimal value(String field, @Nullable BigDecimal value, BigDecimal above) {
        if (value == null
                || value.compareTo(above) <= 0
                || value.scale() > DECIMALS
                || value.precision() - value.scale() > DIGITS) {
            throw InvalidInput.of(field, "riskBands.problem.value");
        }
        return value;
    }
}
