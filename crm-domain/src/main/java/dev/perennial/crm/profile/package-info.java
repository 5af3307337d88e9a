/** How much of what we want to know of a customer is known, and how long ago somebody said that it is right. */
@ApplicationModule(displayName = "Profiles")
@NullMarked
package dev.perennial.crm.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
