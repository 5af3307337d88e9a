/** Files of customers, brought, saved and taken away. */
@ApplicationModule(displayName = "File pages")
@NullMarked
package dev.perennial.crm.web.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
