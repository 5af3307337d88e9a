/** What customers look at, taken in from programs. */
@ApplicationModule(displayName = "Behaviour REST")
@NullMarked
package dev.perennial.crm.web.behaviour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
