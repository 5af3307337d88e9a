/** Where administrators decide on the fields that the company adds to its customers. */
@ApplicationModule(displayName = "Custom field pages")
@NullMarked
package dev.perennial.crm.web.customfield;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
