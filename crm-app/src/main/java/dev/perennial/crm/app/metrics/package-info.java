/** What the business does, in numbers for a monitoring system. */
@ApplicationModule(displayName = "Metrics")
@NullMarked
package dev.perennial.crm.app.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
