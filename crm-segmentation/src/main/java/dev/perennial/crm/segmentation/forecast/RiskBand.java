package dev.perennial.crm.segmentation.forecast;

/** Churn risk in four words. */
public enum RiskBand {
    LOW(0),
    ELEVATED(.25),
    HIGH(.50),
    CRITICAL(.75);

    private final double from;

    RiskBand(double from) {
        this.from = from;
    }

    /** The least churn risk of the band, 0 to 1. */
    public double from() {
        return from;
    }

    /** The name of the band in SQL, over a column that holds the churn risk; null where that is null. */
    public static String sql(String churnRisk) {
        return "case when %1$s >= %2$s then 'CRITICAL' when %1$s >= %3$s then 'HIGH' when %1$s >= %4$s then 'ELEVATED' when %1$s >= 0 then 'LOW' end"
                .formatted(churnRisk, CRITICAL.from, HIGH.from, ELEVATED.from);
    }

    /** Whether a customer is in this band, as a condition in SQL. */
    public String condition(String churnRisk) {
        String least = churnRisk + " >= " + from;
        return this == CRITICAL ? least : least + " and " + churnRisk + " < " + values()[ordinal() + 1].from;
    }

    /** @param churnRisk 0 to 1 */
    public static RiskBand of(double churnRisk) {
        RiskBand band = LOW;
        for (RiskBand next : values()) {
            band = churnRisk >= next.from ? next : band;
        }
        return band;
    }
}
