package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.segmentation.forecast.RiskBand;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * How many customers went from which band of churn risk to which between two runs.
 *
 * @param counts            by the band before, then the band now; every combination is there
 * @param valueAtRiskBefore of those scored in both runs, then
 * @param valueAtRisk       of the same, now
 */
public record Moves(Map<RiskBand, Map<RiskBand, Long>> counts, BigDecimal valueAtRiskBefore, BigDecimal valueAtRisk) {

    /** Those of a higher band than before. */
    public long up() {
        return count((before, now) -> now.compareTo(before) > 0);
    }

    /** Those of a lower band than before. */
    public long down() {
        return count((before, now) -> now.compareTo(before) < 0);
    }

    /** Those of high or critical risk who were not before. */
    public long intoHigh() {
        return count((before, now) -> now.compareTo(RiskBand.HIGH) >= 0 && before.compareTo(RiskBand.HIGH) < 0);
    }

    /** Those scored in both runs. */
    public long all() {
        return count((before, now) -> true);
    }

    /** Those of a band before. */
    public long from(RiskBand band) {
        return count((before, now) -> before == band);
    }

    private long count(BiPredicate<RiskBand, RiskBand> counted) {
        return counts.entrySet().stream()
                .flatMap(before -> before.getValue().entrySet().stream()
                        .filter(now -> counted.test(before.getKey(), now.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
