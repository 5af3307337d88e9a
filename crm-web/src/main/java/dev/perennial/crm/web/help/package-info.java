/** What the pages are for and what the words on them mean. */
@ApplicationModule(displayName = "Help")
@NullMarked
package dev.perennial.crm.web.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
