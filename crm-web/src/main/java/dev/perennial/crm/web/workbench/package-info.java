/** What a person should do today. */
@ApplicationModule(displayName = "Workbench")
@NullMarked
package dev.perennial.crm.web.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
