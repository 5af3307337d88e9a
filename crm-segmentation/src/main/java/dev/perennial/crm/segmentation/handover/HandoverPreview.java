package dev.perennial.crm.segmentation.handover;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handover would do.
 *
 * @param from       name shown of who hands over
 * @param customers  how many customers change their owner
 * @param tasks      open tasks that go along with them
 * @param whole      whether it is the whole book, and the loose ends are tied too
 * @param shares     who gets what
 * @param looseEnds  how many loose ends there are of each kind; a kind there is none of is missing
 * @param firstLoose the first of each kind
 * @param digests    of the customers worth most
 */
public record HandoverPreview(
        String from,
        long customers,
        long tasks,
        boolean whole,
        List<Share> shares,
        Map<LooseEnd.Kind, Long> looseEnds,
        List<LooseEnd> firstLoose,
        List<Sample> digests) {

    /**
     * What one of the new owners would get.
     *
     * @param customers how many of this book
     * @param afterwards how many they would own altogether
     * @param most      how many one person may hold; null for any number
     */
    public record Share(
            String username,
            String displayName,
            long customers,
            long afterwards,
            @Nullable Integer most) {

        /** Whether they would hold more than the rules of the pool let a person claim. */
        public boolean tooMany() {
            return most != null && afterwards > most;
        }
    }

    /**
     * A digest as its reader would get it.
     *
     * @param to name shown of the reader
     */
    public record Sample(String to, Digest digest) {}
}
