/** Tiers and the tier policy, as pages and REST. */
@ApplicationModule(displayName = "Tier pages")
@NullMarked
package dev.perennial.crm.web.tier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
