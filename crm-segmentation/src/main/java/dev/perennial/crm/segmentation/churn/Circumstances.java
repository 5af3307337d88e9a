package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.churn.Reason.Kind;
import dev.perennial.crm.segmentation.forecast.ModelSummary;

/**
 * A customer as they are and, for each fact, the same customer with that fact as it usually is. What follows from the fact is changed
 * along with it and nothing else, so that each of them is a customer who could exist; a fact that says nothing of the customer, or is
 * as usual, leaves them as they are.
 *
 * <p>Usual is the customer in the middle, for {@link Kind#RECENT} and {@link Kind#RHYTHM} the customer's own mean gap.
 */
final class Circumstances {

    private static final double UNIT = 10_000;

    private final Occasions occasions;
    private final ModelSummary.Typical typical;
    private final Behaviour as;
    private final Behaviour rows;

    /** @param occasions of a single customer, who has one at least up to {@code today} */
    Circumstances(Occasions occasions, int today, ModelSummary.Typical typical) {
        this.occasions = occasions;
        this.typical = typical;
        this.as = occasions.asOf(today);
        this.rows = as.repeated(1 + Kind.values().length);
        for (Kind kind : Kind.values()) {
            change(kind, row(kind));
        }
    }

    /** The customer as they are, and then one row a kind, see {@link #row}. */
    Behaviour rows() {
        return rows;
    }

    /** Where among {@link #rows} a fact is as usual. */
    static int row(Kind kind) {
        return 1 + kind.ordinal();
    }

    /** The fact of this customer: days, a number, or money in the reporting currency, see {@link Kind}. */
    double value(Kind kind) {
        return switch (kind) {
            case SILENCE -> as.silence(0);
            case FREQUENCY -> as.occasions[0];
            case TENURE -> as.today - as.firstDay[0];
            case RECENT -> as.recent[as.recent.length - 1][0];
            case RHYTHM -> as.lastGap[0];
            case VALUE -> Math.max(as.gross[0] / UNIT / as.occasions[0], 0);
            case INTERACTIONS -> as.dealings[Dealing.INTERACTION.ordinal()][0];
            case COMPLAINTS -> as.dealings[Dealing.COMPLAINT.ordinal()][0];
            case PRAISE -> as.dealings[Dealing.PRAISE.ordinal()][0];
        };
    }

    /** What it usually is. */
    double usual(Kind kind) {
        return switch (kind) {
            case SILENCE -> typical.silenceDays();
            case FREQUENCY -> typical.repeats() + 1;
            case TENURE -> typical.ageDays();
            case RECENT -> as.repeats(0) == 0 ? value(kind) : atOwnPace(as.recent.length - 1);
            case RHYTHM -> as.repeats(0) == 0 ? 0 : Math.round(meanGap());
            case VALUE -> typical.value();
            case INTERACTIONS -> typical.interactions() == null ? 0 : typical.interactions();
            case COMPLAINTS, PRAISE -> 0;
        };
    }

    private void change(Kind kind, int row) {
        boolean cameAgain = as.repeats(0) > 0;
        switch (kind) {
            case SILENCE -> silence(row);
            case FREQUENCY -> frequency(row);
            case VALUE -> rows.gross[row] = Math.round(typical.value() * UNIT * as.occasions[0]);
            case TENURE -> {
                // of who ordered once, silence and tenure are one
                if (cameAgain) {
                    tenure(row);
                }
            }
            case RECENT -> {
                if (cameAgain && usual(kind) != value(kind)) {
                    for (int period = 0; period < as.recent.length; period++) {
                        rows.recent[period][row] = atOwnPace(period);
                    }
                }
            }
            case RHYTHM -> {
                if (cameAgain) {
                    rows.lastGap[row] = (int) Math.round(meanGap());
                }
            }
            case INTERACTIONS -> rows.dealings[Dealing.INTERACTION.ordinal()][row] = (int) usual(kind);
            case COMPLAINTS -> rows.dealings[Dealing.COMPLAINT.ordinal()][row] = 0;
            case PRAISE -> rows.dealings[Dealing.PRAISE.ordinal()][row] = 0;
        }
    }

    /** As they were, or will be if they do not order, that long after their last occasion. */
    private void silence(int row) {
        int day = as.lastDay[0] + typical.silenceDays();
        Behaviour then = occasions.seen(as.today, day);
        rows.firstDay[row] = then.firstDay[0] + as.today - day;
        rows.lastDay[row] = then.lastDay[0] + as.today - day;
        for (int period = 0; period < then.recent.length; period++) {
            rows.recent[period][row] = then.recent[period][0];
        }
    }

    /** With as many orders as usual up to the same last one, worth as much each. */
    private void frequency(int row) {
        int usual = typical.repeats();
        int repeats = as.repeats(0);
        if (usual == repeats) {
            return;
        }
        rows.occasions[row] = usual + 1;
        rows.gross[row] = Math.round((double) as.gross[0] / as.occasions[0] * (usual + 1));
        // who ordered once is given the time in which the customer in the middle ordered
        int span = repeats == 0 ? typical.ageDays() - typical.silenceDays() : as.lastDay[0] - as.firstDay[0];
        begin(row, span);
        for (int period = 0; period < as.recent.length; period++) {
            rows.recent[period][row] = Math.min(as.recent[period][0], usual + 1);
        }
    }

    /** A customer for as long as usual. */
    private void tenure(int row) {
        begin(row, typical.ageDays() - as.silence(0));
    }

    /** Moves the first occasion so many days before the last, no nearer than the repeats of the row allow. */
    private void begin(int row, int days) {
        int repeats = rows.repeats(row);
        int span = repeats == 0 ? 0 : Math.max(days, repeats);
        rows.firstDay[row] = rows.lastDay[row] - span;
        if (repeats == 0) {
            rows.lastGap[row] = 0;
        } else {
            int longest = span - (repeats - 1);
            rows.lastGap[row] = as.lastGap[0] == 0 ? Math.max(span / repeats, 1) : Math.min(as.lastGap[0], longest);
        }
    }

    private double meanGap() {
        return (double) (as.lastDay[0] - as.firstDay[0]) / as.repeats(0);
    }

    /** How many occasions a period would hold had they gone on as before; the silence says whether there may be any. */
    private int atOwnPace(int period) {
        int days = Behaviour.recentDays()[period];
        return as.silence(0) >= days ? 0 : Math.clamp(Math.round(days / meanGap()), 1, as.occasions[0]);
    }
}
