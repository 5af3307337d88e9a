/** The application that assembles all modules. */
@NullMarked
package dev.perennial.crm;

import org.jspecify.annotations.NullMarked;
