/** The care queue, as pages and REST. */
@ApplicationModule(displayName = "Care pages")
@NullMarked
package dev.perennial.crm.web.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
