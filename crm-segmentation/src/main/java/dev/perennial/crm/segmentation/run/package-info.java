/** One computation of every score as of one day, published whole or not at all. */
@ApplicationModule(displayName = "Score runs")
@NullMarked
package dev.perennial.crm.segmentation.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
