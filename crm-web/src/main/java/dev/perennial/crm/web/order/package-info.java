/** Orders for programs. */
@ApplicationModule(displayName = "Order REST")
@NullMarked
package dev.perennial.crm.web.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
