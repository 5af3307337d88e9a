/** Groups of customers, as pages and REST. */
@ApplicationModule(displayName = "Group pages")
@NullMarked
package dev.perennial.crm.web.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
