/** Archives of everything: made by hand or at night, kept for a while, tried now and then, and restored on a bad day. */
@ApplicationModule(displayName = "Backups")
@NullMarked
package dev.perennial.crm.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
