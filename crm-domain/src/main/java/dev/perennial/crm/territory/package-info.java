/** Which team a region belongs to, and the customers that lie in another team's. */
@ApplicationModule(displayName = "Territories")
@NullMarked
package dev.perennial.crm.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
