package dev.perennial.crm.segmentation.churn;

/**
 * One of the things that make a customer more or less likely to stay away than they would be if it were as usual.
 *
 * @param feature what it is
 * @param value   of this customer: days, a number, or money in the reporting currency, see {@link Kind}
 * @param typical what it usually is: of the customer in the middle, or of this customer, see {@link Kind}
 * @param effect  log-odds of staying away by the model that told the risk, less those of the same customer with what is usual: above
 *                0 it raises the churn risk
 * @param share   of all that speaks for or against the customer, 0 to 1
 */
public record Reason(Kind feature, double value, double typical, double effect, double share) {

    /** Kinds of reasons. */
    public enum Kind {
        /** Days since the last occasion. */
        SILENCE,
        /** Occasions in all. */
        FREQUENCY,
        /** Days since the first occasion. */
        TENURE,
        /** Occasions of the last 26 weeks; usual is what the customer's mean gap would bring. */
        RECENT,
        /** Days between the last two occasions; usual is the customer's mean gap. */
        RHYTHM,
        /** Mean value of an occasion. */
        VALUE,
        /** Interactions of the last 26 weeks. */
        INTERACTIONS,
        /** Complaints of the last 26 weeks; usual is none. */
        COMPLAINTS,
        /** Praise of the last 26 weeks; usual is none. */
        PRAISE
    }

    /** Names the sentence that says it: true of the customer whatever its effect, which is said at the end. */
    public String code() {
        return "churnReason." + feature + (effect > 0 ? ".raises" : ".lowers");
    }
}
