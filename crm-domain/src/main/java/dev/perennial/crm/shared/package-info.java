/** What every part leans on: the business and its calendar, pages of lists, and the ways a request can fail. */
@ApplicationModule(displayName = "Shared")
@NullMarked
package dev.perennial.crm.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
