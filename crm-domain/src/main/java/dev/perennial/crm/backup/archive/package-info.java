/** The file that a backup is: sealed by a password, compressed, and sure of every row. Knows nothing of databases. */
@NullMarked
package dev.perennial.crm.backup.archive;

import org.jspecify.annotations.NullMarked;
