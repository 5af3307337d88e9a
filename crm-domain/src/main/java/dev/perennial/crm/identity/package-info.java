/** People who use the product, their teams and roles, and the one rule of who may see which customer. */
@ApplicationModule(displayName = "Identity")
@NullMarked
package dev.perennial.crm.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
