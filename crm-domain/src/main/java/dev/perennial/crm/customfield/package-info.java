/** The fields that a company adds to those every customer has. */
@ApplicationModule(displayName = "Custom fields")
@NullMarked
package dev.perennial.crm.customfield;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
