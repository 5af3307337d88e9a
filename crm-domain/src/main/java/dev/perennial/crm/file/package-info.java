/** Files kept with a customer: contracts, offers, photographs. */
@ApplicationModule(displayName = "Files")
@NullMarked
package dev.perennial.crm.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
