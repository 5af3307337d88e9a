/** Who our customers are. */
@ApplicationModule(displayName = "Reports")
@NullMarked
package dev.perennial.crm.web.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
