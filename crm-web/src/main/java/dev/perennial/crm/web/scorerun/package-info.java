/** Score runs: the list, their progress, and starting one. */
@ApplicationModule(displayName = "Score run pages")
@NullMarked
package dev.perennial.crm.web.scorerun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
