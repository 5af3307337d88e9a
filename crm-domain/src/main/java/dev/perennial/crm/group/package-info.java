/** Groups of customers that people make by hand. */
@ApplicationModule(displayName = "Groups")
@NullMarked
package dev.perennial.crm.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
