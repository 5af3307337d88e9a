package dev.perennial.crm.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work that waits or is under way, on whichever server.
 *
 * @param kind     what is done: a word, by which the message bundles name it
 * @param what     which one: the name of a file, a day
 * @param by       who asked for it; null where nobody is known
 * @param asked    when
 * @param progress how much is done, 0 to 1
 */
public record Work(String kind, String what, @Nullable String by, Instant asked, double progress) {}
