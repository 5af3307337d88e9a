/** The fact that all analytics read: what each customer bought on each business day. */
@ApplicationModule(displayName = "Purchases")
@NullMarked
package dev.perennial.crm.purchase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
