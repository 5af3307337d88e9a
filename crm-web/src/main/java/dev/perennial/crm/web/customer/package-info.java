/** Customer list and profile, as pages and REST. */
@ApplicationModule(displayName = "Customer pages")
@NullMarked
package dev.perennial.crm.web.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
