/** Imports and score runs, as pages and REST. */
@ApplicationModule(displayName = "Administration")
@NullMarked
package dev.perennial.crm.web.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
