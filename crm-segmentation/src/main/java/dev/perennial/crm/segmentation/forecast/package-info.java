/** What the purchase and spend models foretell of each customer of a population. */
@ApplicationModule(displayName = "Forecasts")
@NullMarked
package dev.perennial.crm.segmentation.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
