/** Each customer's own buying rhythm and trend. */
@ApplicationModule(displayName = "Rhythm")
@NullMarked
package dev.perennial.crm.segmentation.rhythm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
