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

    /** @param churnRisk 0 to 1 */
    public static RiskBand of(double churnRisk) {
        RiskBand band = LOW;
        for (RiskBand next : values()) {
            band = churnRisk >= next.from ? next : band;
        }
        return band;
    }
}
