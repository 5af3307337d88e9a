package dev.perennial.crm.segmentation.rfm;

import java.util.List;

/** The eleven customer segments, a function of the R, F and M scores. */
public enum Segment {
    CHAMPIONS,
    LOYAL,
    POTENTIAL_LOYALIST,
    NEW,
    PROMISING,
    NEEDS_ATTENTION,
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANT_LOSE,
    HIBERNATING,
    LOST;

    /** Rows: R from 1 to 5; columns: FM from 1 to 5. */
    private static final List<List<Segment>> BY_SCORES = List.of(
            List.of(LOST, HIBERNATING, AT_RISK, CANT_LOSE, CANT_LOSE),
            List.of(HIBERNATING, ABOUT_TO_SLEEP, AT_RISK, AT_RISK, AT_RISK),
            List.of(ABOUT_TO_SLEEP, NEEDS_ATTENTION, NEEDS_ATTENTION, LOYAL, LOYAL),
            List.of(PROMISING, POTENTIAL_LOYALIST, LOYAL, CHAMPIONS, CHAMPIONS),
            List.of(NEW, POTENTIAL_LOYALIST, POTENTIAL_LOYALIST, CHAMPIONS, CHAMPIONS));

    /** The segment of a customer with these scores, each from 1 to 5; F and M count as one, their mean rounded up. */
    public static Segment of(int r, int f, int m) {
        int fm = Math.ceilDiv(f + m, 2);
        return BY_SCORES.get(r - 1).get(fm - 1);
    }
}
