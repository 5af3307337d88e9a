/** Journeys of reps, managers and administrators through the running application in a real browser. */
@NullMarked
package dev.perennial.crm.journey;

import org.jspecify.annotations.NullMarked;
