/** What a person or program is told when a request cannot be answered. */
@ApplicationModule(displayName = "Errors")
@NullMarked
package dev.perennial.crm.web.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
