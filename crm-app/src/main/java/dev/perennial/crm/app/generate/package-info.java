/** A business made up at random, of any size, to try the product at scale. */
@ApplicationModule(displayName = "Generation")
@NullMarked
package dev.perennial.crm.app.generate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
