/** Merging two customers, splitting them, and the list of those who may be one, as pages and REST. */
@ApplicationModule(displayName = "Merging pages")
@NullMarked
package dev.perennial.crm.web.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
