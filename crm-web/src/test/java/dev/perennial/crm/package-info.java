/** The application that tests of the web module start. */
@NullMarked
package dev.perennial.crm;

import org.jspecify.annotations.NullMarked;
