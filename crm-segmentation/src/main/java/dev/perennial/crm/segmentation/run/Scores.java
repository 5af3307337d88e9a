package dev.perennial.crm.segmentation.run;

/** The scores of every customer of {@link Purchases}, row by row; what is a code is held as the ordinal of its enum. */
final class Scores {

    final byte[] r;
    final byte[] f;
    final byte[] m;
    final byte[] segment;
    final byte[] valueClass;
    final byte[] buyerType;
    final byte[] abc;
    final byte[] stage;
    final byte[] tier;
    final double[] gapMean;
    final double[] gapSpread;
    final double[] overdueRatio;
    final double[] trend;
    final double[] trendYear;

    Scores(int size) {
        r = new byte[size];
        f = new byte[size];
        m = new byte[size];
        segment = new byte[size];
        valueClass = new byte[size];
        buyerType = new byte[size];
        abc = new byte[size];
        stage = new byte[size];
        tier = new byte[size];
        gapMean = new double[size];
        gapSpread = new double[size];
        overdueRatio = new double[size];
        trend = new double[size];
        trendYear = new double[size];
    }
}
