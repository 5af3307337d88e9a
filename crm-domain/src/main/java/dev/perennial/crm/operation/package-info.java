/** What keeps the product running: checks of what it stands on, jobs, work under way, versions, and a database made new. */
@ApplicationModule(displayName = "Operation")
@NullMarked
package dev.perennial.crm.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
