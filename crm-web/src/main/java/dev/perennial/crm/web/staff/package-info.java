/** Accounts, teams and territories, as administrators arrange them. */
@ApplicationModule(displayName = "Staff pages")
@NullMarked
package dev.perennial.crm.web.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
