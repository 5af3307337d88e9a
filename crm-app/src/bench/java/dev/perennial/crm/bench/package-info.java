/** The whole product measured at several sizes; see docs/performance.md. */
@NullMarked
package dev.perennial.crm.bench;

import org.jspecify.annotations.NullMarked;
