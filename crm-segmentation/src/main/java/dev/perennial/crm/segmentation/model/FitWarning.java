package dev.perennial.crm.segmentation.model;

import java.util.List;

/** What a reader of a fit must know before trusting its parameters. None of these makes predictions unusable. */
public sealed interface FitWarning {

    /**
     * The likelihood still rises at the edge of the range searched, so the parameter stands on that edge. Real data do
     * this (nobody seems to leave: a → 0); predictions hold, the parameter has no standard error.
     *
     * @param parameter the parameter's name
     * @param edge which end of the range
     */
    record OnBound(String parameter, Edge edge) implements FitWarning {}

    /** An end of the range searched for a parameter. */
    enum Edge {
        LOWER,
        UPPER
    }

    /**
     * The likelihood hardly changes when these parameters move together: their values mean little alone, the
     * predictions made from them remain.
     *
     * @param parameters the names of the parameters that move
     */
    record FlatRidge(List<String> parameters) implements FitWarning {}

    /**
     * Few customers bought again, so intervals are wide.
     *
     * @param repeatCustomers how many did
     */
    record FewRepeatCustomers(double repeatCustomers) implements FitWarning {}

    /**
     * Customers who buy more often spend otherwise per order, which the gamma-gamma model assumes they do not.
     *
     * @param correlation between the number of repeat orders and their mean value, −1 to 1
     */
    record SpendFollowsFrequency(double correlation) implements FitWarning {}

    /** The search ended on the best point found before the likelihood was level there. */
    record NotLevel() implements FitWarning {}
}
