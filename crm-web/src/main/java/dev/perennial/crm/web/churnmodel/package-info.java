/** The learned churn model over REST: its versions, and training one. */
@ApplicationModule(displayName = "Churn model REST")
@NullMarked
package dev.perennial.crm.web.churnmodel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
