/** The first start: what an installation is, and the first person who may sign in. */
@ApplicationModule(displayName = "Setup")
@NullMarked
package dev.perennial.crm.app.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
