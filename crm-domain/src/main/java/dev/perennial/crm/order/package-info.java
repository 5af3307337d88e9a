/** What customers ordered and returned. */
@ApplicationModule(displayName = "Orders")
@NullMarked
package dev.perennial.crm.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
