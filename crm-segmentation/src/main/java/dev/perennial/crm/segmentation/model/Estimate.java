package dev.perennial.crm.segmentation.model;

import java.util.OptionalDouble;

/**
 * A fitted parameter.
 *
 * @param name as in the model's paper
 * @param value above 0
 * @param standardError on the same scale; absent for a parameter on its bound
 */
public record Estimate(String name, double value, OptionalDouble standardError) {}
