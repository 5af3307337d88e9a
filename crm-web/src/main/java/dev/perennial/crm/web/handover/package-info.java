/** Handing books over, and reading what one was told of the customers one took over. */
@ApplicationModule(displayName = "Handover pages")
@NullMarked
package dev.perennial.crm.web.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
