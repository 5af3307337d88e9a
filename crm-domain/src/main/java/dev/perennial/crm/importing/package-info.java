/** Files of customers and orders brought in, whole orders or none, with what was rejected kept to be mended. */
@ApplicationModule(displayName = "Imports")
@NullMarked
package dev.perennial.crm.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
