/** What the tests of the whole application stand on. */
@NullMarked
package dev.perennial.crm.app.testing;

import org.jspecify.annotations.NullMarked;
