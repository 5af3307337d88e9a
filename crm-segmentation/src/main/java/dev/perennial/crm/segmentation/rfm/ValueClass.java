package dev.perennial.crm.segmentation.rfm;

/** The eight value classes in use in China (重要价值 ... 一般挽留), by which of R, F and M lie above the average score. */
public enum ValueClass {
    IMPORTANT_VALUE,
    IMPORTANT_DEVELOP,
    IMPORTANT_KEEP,
    IMPORTANT_WIN_BACK,
    GENERAL_VALUE,
    GENERAL_DEVELOP,
    GENERAL_KEEP,
    GENERAL_WIN_BACK;

    private static final ValueClass[] ALL = values();

    /**
     * @param recent   whether the R score lies above the mean R score of all scored customers
     * @param frequent whether the F score lies above the mean F score
     * @param valuable whether the M score lies above the mean M score
     */
    public static ValueClass of(boolean recent, boolean frequent, boolean valuable) {
        int importance = valuable ? 0 : 4;
        int relation = recent ? (frequent ? 0 : 1) : (frequent ? 2 : 3);
        return ALL[importance + relation];
    }
}
