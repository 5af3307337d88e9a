package dev.perennial.crm.web.support;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a page.
 *
 * @param figures what was added up
 * @param at      when that was; null for just now
 */
public record Kept<T>(T figures, @Nullable Instant at) {}
