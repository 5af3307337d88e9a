package dev.perennial.crm.segmentation.churn;

import java.util.stream.IntStream;

/**
 * Which days of the past to learn from.
 *
 * @param from        the first day with an occasion
 * @param upTo        the last day that is known: every window ends on it or before
 * @param horizonDays how long the windows are; shorter than what is to be foretold where the past is short
 */
record Windows(int from, int upTo, int horizonDays) {

    /** Days before the latest complete window. */
    private static final int[] STEPS = {0, 30, 60};

    private static final int YEAR = 365;

    /** A past as short as this shows no habits. */
    private static final int SHORTEST_PAST = 60;

    private static final int SHORTEST_WINDOW = 28;

    /** Windows for foretelling so many days from a day on: of that length, or of a third of the past where that is shorter. */
    static Windows of(int from, int upTo, int horizonDays) {
        return new Windows(from, upTo, Math.min(horizonDays, (upTo - from) / 3));
    }

    /** Whether the past is too short to learn anything from. */
    boolean tooShort() {
        return horizonDays < SHORTEST_WINDOW;
    }

    /** The day before the latest complete window. */
    int latest() {
        return upTo - horizonDays;
    }

    /** The windows that had ended when the latest one began. */
    Windows before() {
        return new Windows(from, latest(), horizonDays);
    }

    /** The days before the windows, the earliest first: a year ago, for the season, and the latest complete ones. */
    int[] days() {
        return IntStream.concat(IntStream.of(upTo - YEAR), IntStream.of(STEPS).map(step -> latest() - step))
                .filter(day -> day <= latest() && day - from >= SHORTEST_PAST)
                .sorted()
                .distinct()
                .toArray();
    }
}
