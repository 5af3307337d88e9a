/** Who changed what, and when. */
@ApplicationModule(displayName = "Audit")
@NullMarked
package dev.perennial.crm.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
