/** The palette: customers, pages and actions by a few typed characters. */
@ApplicationModule(displayName = "Search")
@NullMarked
package dev.perennial.crm.web.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
