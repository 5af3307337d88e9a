/** Customers with their scores, as lists, profiles and timelines that obey visibility. */
@ApplicationModule(displayName = "Portfolio")
@NullMarked
package dev.perennial.crm.segmentation.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
