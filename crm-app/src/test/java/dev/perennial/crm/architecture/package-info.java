/** What keeps the code base what it is meant to be: modules, habits, texts. */
@NullMarked
package dev.perennial.crm.architecture;

import org.jspecify.annotations.NullMarked;
