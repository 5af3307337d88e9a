package dev.perennial.crm.segmentation.model;

import org.hipparchus.special.Erf;

/** Where an interval is symmetric. */
enum Scale {
    LOG_ODDS {
        @Override
        double to(double value) {
            return Math.log(value) - Math.log1p(-value);
        }

        @Override
        double from(double scaled) {
            return 1 / (1 + Math.exp(-scaled));
        }
    },
    LOGARITHM {
        @Override
        double to(double value) {
            return Math.log(value);
        }

        @Override
        double from(double scaled) {
            return Math.min(Double.MAX_VALUE, Math.exp(scaled));
        }
    };

    abstract double to(double value);

    abstract double from(double scaled);

    /** 0 where the ends of the scale make the difference meaningless: what is 0 or 1 for any parameters is certain. */
    double difference(double above, double below) {
        double difference = to(above) - to(below);
        return Double.isFinite(difference) ? difference : 0;
    }

    /**
     * The interval around a value.
     *
     * @param variance on this scale
     * @param level how sure, above 0 and below 1
     */
    Interval interval(double value, double variance, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1: " + level);
        }
        double reach = Math.sqrt(2) * Erf.erfInv(level) * Math.sqrt(Math.max(0, variance));
        double middle = to(value);
        return Double.isFinite(middle) && reach > 0
                ? new Interval(Math.min(value, from(middle - reach)), Math.max(value, from(middle + reach)))
                : new Interval(value, value);
    }
}
