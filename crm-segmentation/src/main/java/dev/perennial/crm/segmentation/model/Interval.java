package dev.perennial.crm.segmentation.model;

/**
 * A range around a prediction that comes from not knowing the parameters exactly. It does not hold the chance in what
 * a single customer does.
 *
 * @param low at most the prediction
 * @param high at least the prediction
 */
public record Interval(double low, double high) {}
