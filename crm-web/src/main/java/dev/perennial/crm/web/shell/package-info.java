/** The frame around every page: navigation, language, theme. */
@ApplicationModule(displayName = "Shell")
@NullMarked
package dev.perennial.crm.web.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
