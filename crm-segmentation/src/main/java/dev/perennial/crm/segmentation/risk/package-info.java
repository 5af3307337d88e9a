/** What is at risk among the customers somebody may see, who moved, and who stays. */
@ApplicationModule(displayName = "Value at risk")
@NullMarked
package dev.perennial.crm.segmentation.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
