/** Learns from the past who will stay away, as far as it can be shown to do so better than the purchase models alone. */
@ApplicationModule(displayName = "Churn")
@NullMarked
package dev.perennial.crm.segmentation.churn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
