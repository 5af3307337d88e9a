package dev.perennial.crm.segmentation.run;

import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * Tells whether two runs saw the same purchases. Each customer's figures, all that scores are told from, are mixed into one
 * number and the numbers added up,
 * so the order in which the database hands out customers does not matter.
 */
final class Fingerprint {

    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xD1B54A32D192ED03L;

    private Fingerprint() {}

    /** The fingerprint of these purchases, 32 hexadecimal digits. */
    static String of(Purchases purchases) {
        long first = sum(purchases, FIRST_SEED);
        long second = sum(purchases, SECOND_SEED);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second);
    }

    private static long sum(Purchases purchases, long seed) {
        return IntStream.range(0, purchases.size())
                .parallel()
                .mapToLong(row -> customer(purchases, row, seed))
                .sum();
    }

    private static long customer(Purchases of, int row, long seed) {
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
        hash = mix(hash + of.gross[row]);
        hash = mix(hash + of.lastGap[row]);
        for (int[] recent : of.recentOccasions) {
            hash = mix(hash + recent[row]);
        }
        return mix(hash + Double.doubleToLongBits(of.squaredGaps[row]));
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input changes half of the output's. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
