/** PostgreSQL as part of the application: durable, adopted or recovered at every start. */
@ApplicationModule(displayName = "Embedded database")
@NullMarked
package dev.perennial.crm.app.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
