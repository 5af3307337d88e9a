/** Who is leaving, for managers. */
@ApplicationModule(displayName = "Churn page")
@NullMarked
package dev.perennial.crm.web.churn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
