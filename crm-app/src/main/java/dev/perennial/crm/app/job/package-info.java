/** What runs by the clock. */
@ApplicationModule(displayName = "Jobs")
@NullMarked
package dev.perennial.crm.app.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
