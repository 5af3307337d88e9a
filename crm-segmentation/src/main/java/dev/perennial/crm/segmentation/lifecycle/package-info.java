/** The stage of the customer's life with us. */
@ApplicationModule(displayName = "Lifecycle")
@NullMarked
package dev.perennial.crm.segmentation.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
