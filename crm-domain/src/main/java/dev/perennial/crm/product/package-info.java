/** What is sold, by category. */
@ApplicationModule(displayName = "Products")
@NullMarked
package dev.perennial.crm.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
