/** What a complete profile is, as pages and for programs. */
@ApplicationModule(displayName = "Profile pages")
@NullMarked
package dev.perennial.crm.web.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
