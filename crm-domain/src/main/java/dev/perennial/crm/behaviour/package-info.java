/** What customers look at on the web and in the app: pages, clicks and searches. */
@ApplicationModule(displayName = "Behaviour")
@NullMarked
package dev.perennial.crm.behaviour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
