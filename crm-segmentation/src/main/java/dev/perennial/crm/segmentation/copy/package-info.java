/** PostgreSQL's binary COPY format: a million rows in and out without an object a row. */
@ApplicationModule(displayName = "Binary copy")
@NullMarked
package dev.perennial.crm.segmentation.copy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
