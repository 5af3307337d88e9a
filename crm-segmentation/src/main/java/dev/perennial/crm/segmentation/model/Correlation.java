package dev.perennial.crm.segmentation.model;

/** Pearson's correlation of weighted pairs, in one pass with running means (Welford), so that large values lose nothing. */
final class Correlation {

    private double weight;
    private double meanX;
    private double meanY;
    private double spreadX;
    private double spreadY;
    private double together;

    void add(double x, double y, double w) {
        weight += w;
        double fromMeanX = x - meanX;
        double fromMeanY = y - meanY;
        meanX += w / weight * fromMeanX;
        meanY += w / weight * fromMeanY;
        spreadX += w * fromMeanX * (x - meanX);
        spreadY += w * fromMeanY * (y - meanY);
        together += w * fromMeanX * (y - meanY);
    }

    double weight() {
        return weight;
    }

    double meanY() {
        return meanY;
    }

    /** −1 to 1; 0 when x or y does not vary. */
    double value() {
        double scale = Math.sqrt(spreadX) * Math.sqrt(spreadY);
        return scale > 0 && scale < Double.POSITIVE_INFINITY ? Math.clamp(together / scale, -1, 1) : 0;
    }
}
