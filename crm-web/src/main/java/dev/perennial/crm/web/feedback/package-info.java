/** Complaints, suggestions and praise, as pages and REST. */
@ApplicationModule(displayName = "Feedback pages")
@NullMarked
package dev.perennial.crm.web.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
