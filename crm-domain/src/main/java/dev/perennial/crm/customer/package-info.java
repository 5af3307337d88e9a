/** The customers, how to reach them, and who looks after them. */
@ApplicationModule(displayName = "Customers")
@NullMarked
package dev.perennial.crm.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
