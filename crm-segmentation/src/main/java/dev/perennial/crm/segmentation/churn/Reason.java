package dev.perennial.crm.segmentation.churn;

/**
 * One of the things that make a customer more or less likely to stay away than the customer in the middle.
 *
 * @param feature what it is
 * @param value   of this customer: days, a number, or money in the reporting currency, see {@link Kind}
 * @param typical of the customer in the middle; 0 where there is none to compare with
 * @param effect  what it adds to the log-odds of staying away: above 0 it raises the churn risk
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
        /** Occasions of the last 26 weeks. */
        RECENT,
        /** Mean days between occasions, of a customer with more than one. */
        RHYTHM,
        /** Mean value of an occasion. */
        VALUE
    }

    /** Names the sentence that says it: true of the customer whatever its effect, which is said at the end. */
    public String code() {
        return "churnReason." + feature + (effect > 0 ? ".raises" : ".lowers");
    }
}
