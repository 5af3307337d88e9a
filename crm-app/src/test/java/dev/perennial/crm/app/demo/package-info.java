/** The demonstration against its source. */
@NullMarked
package dev.perennial.crm.app.demo;

import org.jspecify.annotations.NullMarked;
