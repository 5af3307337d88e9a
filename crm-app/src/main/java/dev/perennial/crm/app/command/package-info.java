/** The same jar as a command line. */
@ApplicationModule(displayName = "Commands")
@NullMarked
package dev.perennial.crm.app.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
