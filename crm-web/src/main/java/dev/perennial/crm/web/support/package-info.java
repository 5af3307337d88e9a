/** Formats, messages and parameters that every page and call shares. */
@ApplicationModule(displayName = "Page support")
@NullMarked
package dev.perennial.crm.web.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
