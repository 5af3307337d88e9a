/** Recency, frequency and money: scores, segments, value, frequency and buyer classes, ABC. */
@ApplicationModule(displayName = "RFM")
@NullMarked
package dev.perennial.crm.segmentation.rfm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
