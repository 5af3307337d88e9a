/** Contact persons, quotes and bank accounts of customers, as pages and REST. */
@ApplicationModule(displayName = "Account pages")
@NullMarked
package dev.perennial.crm.web.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
