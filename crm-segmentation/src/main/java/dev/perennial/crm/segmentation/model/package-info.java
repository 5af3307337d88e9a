/**
 * The mathematics of buying till you stop: BG/NBD, MBG/NBD, Pareto/NBD, gamma-gamma and customer lifetime value, as pure
 * functions of primitives and records.
 */
@ApplicationModule(displayName = "Models")
@NullMarked
package dev.perennial.crm.segmentation.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
