/** Books of customers handed from one person to others, with what the new owners need to know of each. */
@ApplicationModule(displayName = "Handover")
@NullMarked
package dev.perennial.crm.segmentation.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
