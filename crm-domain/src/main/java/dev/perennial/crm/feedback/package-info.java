/** What customers think of us: complaints, suggestions and praise, until each is resolved. */
@ApplicationModule(displayName = "Feedback")
@NullMarked
package dev.perennial.crm.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
