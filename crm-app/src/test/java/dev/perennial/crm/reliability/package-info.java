/** What survives when the application or its database is killed in the middle of its work. */
@NullMarked
package dev.perennial.crm.reliability;

import org.jspecify.annotations.NullMarked;
