/** The tier policy: its versions, what it decides and why, and what a change would do. */
@ApplicationModule(displayName = "Tiers")
@NullMarked
package dev.perennial.crm.segmentation.tier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
