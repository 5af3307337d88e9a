package dev.perennial.crm.behaviour;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer looked at lately.
 *
 * @param lastSeen when they were last seen at all; null for never
 * @param pages    the pages looked at most, the most first
 * @param targets  what was clicked most
 * @param keywords what was searched for most
 * @param visits   how many visits there were
 */
public record BehaviourDigest(
        @Nullable Instant lastSeen, List<Counted> pages, List<Counted> targets, List<Counted> keywords, long visits) {

    /** How many days back it looks. */
    public static final int DAYS = 90;

    /** {@link #DAYS}, for templates. */
    public int days() {
        return DAYS;
    }

    /**
     * Something with how often it occurred.
     *
     * @param latest when last
     */
    public record Counted(String what, long times, Instant latest) {}

    /** Whether anything was ever seen. */
    public boolean isEmpty() {
        return lastSeen == null;
    }
}
