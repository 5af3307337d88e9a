/** What goes with a customer's account: the people who act for it, what was quoted to it, where its money comes from. */
@ApplicationModule(displayName = "Accounts")
@NullMarked
package dev.perennial.crm.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
