/** Customers nobody owns: who may take them, how many, and which ones come back. */
@ApplicationModule(displayName = "Pool")
@NullMarked
package dev.perennial.crm.segmentation.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
