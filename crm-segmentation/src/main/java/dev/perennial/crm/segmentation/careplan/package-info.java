/** Rules that make care tasks, and the order to do them in. */
@ApplicationModule(displayName = "Care plan")
@NullMarked
package dev.perennial.crm.segmentation.careplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
