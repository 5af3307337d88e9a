/** How right forecasts were, told from what then happened. Numbers in, numbers out. */
@ApplicationModule(displayName = "Accuracy")
@NullMarked
package dev.perennial.crm.segmentation.accuracy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
