/** Sign-in, roles and the headers that protect a browser. */
@ApplicationModule(displayName = "Security")
@NullMarked
package dev.perennial.crm.web.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
