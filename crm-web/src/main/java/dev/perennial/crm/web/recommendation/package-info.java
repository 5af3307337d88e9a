/** What is bought together, for everybody, and what one customer is likely to buy next. */
@ApplicationModule(displayName = "Recommendation pages")
@NullMarked
package dev.perennial.crm.web.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
