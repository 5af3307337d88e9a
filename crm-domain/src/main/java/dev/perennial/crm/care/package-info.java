/** What a person does for one customer by a date, with an outcome. */
@ApplicationModule(displayName = "Care tasks")
@NullMarked
package dev.perennial.crm.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
