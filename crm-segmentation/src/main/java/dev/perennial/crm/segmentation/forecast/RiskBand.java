package dev.perennial.crm.segmentation.forecast;

import java.util.Locale;

/**
 * Risk in four words: of a churn risk, and of a value at risk. Where each begins, {@link RiskBands} say; in SQL, the ones in force.
 */
public enum RiskBand {
    LOW,
    ELEVATED,
    HIGH,
    CRITICAL;

    private static final String VALUE = "value_";

    /** The name of the band in SQL, over a column that holds the churn risk; null where that is null. */
    public static String sql(String churnRisk) {
        return name(churnRisk, "");
    }

    /** The same over a column that holds the value at risk. */
    public static String sqlOfValue(String valueAtRisk) {
        return name(valueAtRisk, VALUE);
    }

    /** The least churn risk of the band in SQL; not of {@link #LOW}. */
    public String from() {
        return from("");
    }

    /** Whether a customer is in this band of churn risk, as a condition in SQL. */
    public String condition(String churnRisk) {
        return condition(churnRisk, "");
    }

    /** Whether a customer is in this band of value at risk, as a condition in SQL. */
    public String conditionOfValue(String valueAtRisk) {
        return condition(valueAtRisk, VALUE);
    }

    /** Asked once a statement, whatever the number of its rows. */
    private String from(String prefix) {
        return "(select " + prefix + name().toLowerCase(Locale.ROOT) + " from risk_bands_in_force)";
    }

    private static String name(String column, String prefix) {
        return "case when %1$s >= %2$s then 'CRITICAL' when %1$s >= %3$s then 'HIGH' when %1$s >= %4$s then 'ELEVATED' when %1$s is not null then 'LOW' end"
                .formatted(column, CRITICAL.from(prefix), HIGH.from(prefix), ELEVATED.from(prefix));
    }

    private String condition(String column, String prefix) {
        String least = this == LOW ? column + " is not null" : column + " >= " + from(prefix);
        return this == CRITICAL ? least : least + " and " + column + " < " + values()[ordinal() + 1].from(prefix);
    }
}
