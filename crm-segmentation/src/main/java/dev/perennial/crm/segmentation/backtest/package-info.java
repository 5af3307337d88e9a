/** Judges forecasts of the past by what came of them. */
@ApplicationModule(displayName = "Back-tests")
@NullMarked
package dev.perennial.crm.segmentation.backtest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
