/** What the tests of pages and of REST stand on. */
@NullMarked
package dev.perennial.crm.web.testing;

import org.jspecify.annotations.NullMarked;
