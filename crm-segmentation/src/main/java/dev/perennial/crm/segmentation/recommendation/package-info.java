/** What is bought together, and what a customer is likely to buy next, each with its evidence. */
@ApplicationModule(displayName = "Recommendations")
@NullMarked
package dev.perennial.crm.segmentation.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
