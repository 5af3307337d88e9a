/** The embedded database under ill treatment. */
@NullMarked
package dev.perennial.crm.app.database;

import org.jspecify.annotations.NullMarked;
