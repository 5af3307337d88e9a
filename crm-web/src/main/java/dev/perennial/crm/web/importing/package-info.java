/** Imports: sending files, following them, and getting rejected rows back, as a page and over REST. */
@ApplicationModule(displayName = "Import pages")
@NullMarked
package dev.perennial.crm.web.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
