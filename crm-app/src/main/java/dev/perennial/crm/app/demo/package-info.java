/** Real orders of a real shop, with invented identities, to try the product on. */
@ApplicationModule(displayName = "Demonstration")
@NullMarked
package dev.perennial.crm.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
