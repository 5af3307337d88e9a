/** Two records of one customer made one, reversibly. */
@ApplicationModule(displayName = "Merging")
@NullMarked
package dev.perennial.crm.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
