/** What was said to and by customers, by channel. */
@ApplicationModule(displayName = "Interactions")
@NullMarked
package dev.perennial.crm.interaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
