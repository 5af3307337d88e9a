/** Which records may be one customer, found by what they have in common. */
@ApplicationModule(displayName = "Duplicates")
@NullMarked
package dev.perennial.crm.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
