/** The unassigned pool, where customers are claimed, and its rules. */
@ApplicationModule(displayName = "Pool pages")
@NullMarked
package dev.perennial.crm.web.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
