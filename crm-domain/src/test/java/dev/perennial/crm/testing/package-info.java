/** What the tests of all modules stand on: a real PostgreSQL, a clock that can be set, an established business. */
@NullMarked
package dev.perennial.crm.testing;

import org.jspecify.annotations.NullMarked;
