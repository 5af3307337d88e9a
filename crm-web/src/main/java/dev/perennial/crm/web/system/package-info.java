/** What an administrator should know of the system without looking for it. */
@ApplicationModule(displayName = "System page")
@NullMarked
package dev.perennial.crm.web.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
