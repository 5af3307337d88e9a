package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;

/** The features of customers, one row a customer in the order of {@link Feature}; NaN is missing. */
final class FeatureTable {

    private static final double WEEK = 7;
    private static final double UNIT = 10_000;

    private final Behaviour of;
    private final Outlook outlook;
    private final double weeks;

    FeatureTable(Behaviour of, Outlook outlook, double weeks) {
        this.of = of;
        this.outlook = outlook;
        this.weeks = weeks;
    }

    int size() {
        return of.size();
    }

    /** The rows from one (inclusive) to another (exclusive), one after the other. */
    float[] rows(int from, int to) {
        float[] rows = new float[(to - from) * Feature.COUNT];
        for (int row = from; row < to; row++) {
            write(row, rows, (row - from) * Feature.COUNT);
        }
        return rows;
    }

    private void write(int row, float[] to, int at) {
        double silence = of.silence(row) / WEEK;
        int repeats = of.repeats(row);
        double meanGap = repeats == 0 ? Double.NaN : (of.lastDay[row] - of.firstDay[row]) / WEEK / repeats;
        set(to, at, Feature.RECENCY, silence);
        set(to, at, Feature.FREQUENCY, repeats);
        set(to, at, Feature.AGE, (of.today - of.firstDay[row]) / WEEK);
        set(to, at, Feature.VALUE, logValue(of, row));
        set(to, at, Feature.IN_4_WEEKS, of.recent[0][row]);
        set(to, at, Feature.IN_8_WEEKS, of.recent[1][row]);
        set(to, at, Feature.IN_13_WEEKS, of.recent[2][row]);
        set(to, at, Feature.IN_26_WEEKS, of.recent[3][row]);
        set(to, at, Feature.MEAN_GAP, meanGap);
        set(to, at, Feature.LAST_GAP, repeats == 0 ? Double.NaN : of.lastGap[row] / WEEK);
        set(to, at, Feature.OVERDUE, silence / meanGap);
        set(to, at, Feature.OWN_PACE, weeks / meanGap);
        set(to, at, Feature.BG_NBD, -LogOdds.of(outlook.orderByBgNbd()[row]));
        set(to, at, Feature.PARETO_NBD, -LogOdds.of(outlook.orderByParetoNbd()[row]));
        set(to, at, Feature.ALIVE, LogOdds.of(outlook.aliveByParetoNbd()[row]));
        set(to, at, Feature.INTERACTIONS, of.dealings[Dealing.INTERACTION.ordinal()][row]);
        set(to, at, Feature.COMPLAINTS, of.dealings[Dealing.COMPLAINT.ordinal()][row]);
        set(to, at, Feature.PRAISE, of.dealings[Dealing.PRAISE.ordinal()][row]);
    }

    /** ln(1 + mean value of an occasion). */
    static double logValue(Behaviour of, int row) {
        return Math.log1p(Math.max(of.gross[row] / UNIT / of.occasions[row], 0));
    }

    private static void set(float[] to, int at, Feature feature, double value) {
        to[at + feature.ordinal()] = (float) value;
    }
}
