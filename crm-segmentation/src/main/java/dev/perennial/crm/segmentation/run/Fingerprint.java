package dev.perennial.crm.segmentation.run;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two runs saw the same data. Each customer's figures, all that scores are told from, are mixed into one number and the
 * numbers added up, so the order in which the database hands out customers does not matter.
 *
 * @param purchases of what every run looks at, 32 hexadecimal digits; null where it was summed up in another way
 * @param behaviour of that and what only a learned model looks at; null where none was used
 */
record Fingerprint(@Nullable String purchases, @Nullable String behaviour) {

    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xD1B54A32D192ED03L;

    private static final String BETWEEN = "-";

    /** Begins every text, and changes with what is looked at: numbers of different ways of looking tell nothing of each other. */
    private static final String WAY = "2";

    /** The way, purchases. */
    private static final int PARTS = 2;

    /** The way, purchases, behaviour and the version of the learned model. */
    private static final int PARTS_WITH_MODEL = 4;

    private static final Fingerprint UNKNOWN = new Fingerprint(null, null);

    /** @param learned whether what only a learned model looks at was read */
    static Fingerprint of(Purchases read, boolean learned) {
        return new Fingerprint(sum(read, false), learned ? sum(read, true) : null);
    }

    /** Takes apart what {@link #text} put together. */
    static Fingerprint parse(String text) {
        String[] parts = text.split(BETWEEN);
        if (!parts[0].equals(WAY)) {
            return UNKNOWN;
        }
        return switch (parts.length) {
            case PARTS -> new Fingerprint(parts[1], null);
            case PARTS_WITH_MODEL -> new Fingerprint(parts[1], parts[2]);
            default -> UNKNOWN;
        };
    }

    /** With it a run is kept: equal for equal data and the same learned model. */
    String text(@Nullable Long model) {
        return model == null
                ? String.join(BETWEEN, WAY, purchases)
                : String.join(BETWEEN, WAY, purchases, behaviour, model.toString());
    }

    /** Whether both saw the same data, as far as both looked. */
    SameData compare(Fingerprint other) {
        if (behaviour != null && other.behaviour != null) {
            return SameData.of(behaviour.equals(other.behaviour));
        }
        return purchases == null || other.purchases == null
                ? SameData.UNKNOWN
                : SameData.of(purchases.equals(other.purchases));
    }

    private static String sum(Purchases purchases, boolean behaviour) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(sum(purchases, behaviour, FIRST_SEED))
                + hex.toHexDigits(sum(purchases, behaviour, SECOND_SEED));
    }

    private static long sum(Purchases purchases, boolean behaviour, long seed) {
        return IntStream.range(0, purchases.size())
                .parallel()
                .mapToLong(row -> customer(purchases, row, behaviour, seed))
                .sum();
    }

    private static long customer(Purchases of, int row, boolean behaviour, long seed) {
        long hash = mix(seed + of.customerId[row]);
        hash = mix(hash + ((long) of.firstDay[row] << 32) + of.lastDay[row]);
        hash = mix(hash + ((long) of.totalOccasions[row] << 32) + of.occasions[row]);
        hash = mix(hash + of.orders[row]);
        hash = mix(hash + of.revenue[row]);
        hash = mix(hash + of.profit[row]);
        hash = mix(hash + of.totalRevenue[row]);
        hash = mix(hash + of.recentRevenue[row]);
        hash = mix(hash + of.baseRevenue[row]);
        hash = mix(hash + of.lastYearRevenue[row]);
        hash = mix(hash + of.repeatGross[row]);
        if (behaviour) {
            hash = behaviour(of, row, hash);
        }
        return mix(hash + Double.doubleToLongBits(of.squaredGaps[row]));
    }

    private static long behaviour(Purchases of, int row, long before) {
        long hash = mix(before + of.gross[row]);
        hash = mix(hash + of.lastGap[row]);
        for (int[] recent : of.recentOccasions) {
            hash = mix(hash + recent[row]);
        }
        for (int[] kind : of.dealings) {
            hash = mix(hash + kind[row]);
        }
        return hash;
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input changes half of the output's. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
