/** Back-tests over REST. */
@ApplicationModule(displayName = "Back-test REST")
@NullMarked
package dev.perennial.crm.web.backtest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
