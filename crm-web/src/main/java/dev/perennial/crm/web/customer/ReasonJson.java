package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.churn.Reason;

/**
 * A reason of a customer's churn risk, as programs read it.
 *
 * @param value  of the customer: days, a number, or money in the reporting currency
 * @param effect what it adds to the log-odds of staying away; above 0 it raises the risk
 * @param share  of all that speaks for or against the customer, 0 to 1
 * @param text   in words, in the language of the request
 */
record ReasonJson(Reason.Kind feature, double value, double effect, double share, String text) {

    static ReasonJson of(Reason reason, String text) {
        return new ReasonJson(reason.feature(), reason.value(), reason.effect(), reason.share(), text);
    }
}
