package dev.perennial.crm.segmentation.model;

/**
 * How a model is fitted. The number of threads changes the time a fit takes, never its result.
 *
 * @param minimumRepeatCustomers fewer customers who bought again than this give {@link ModelFit.TooLittleData}; 1 or
 *     more
 * @param threads 1 or more
 */
public record FitSettings(int minimumRepeatCustomers, int threads) {

    /** 50 repeat customers at least, all processors. */
    public static final FitSettings DEFAULT =
            new FitSettings(50, Runtime.getRuntime().availableProcessors());

    public FitSettings {
        if (minimumRepeatCustomers < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "minimumRepeatCustomers and threads must be 1 or more: " + minimumRepeatCustomers + ", " + threads);
        }
    }

    /** The same with another number of threads. */
    public FitSettings withThreads(int number) {
        return new FitSettings(minimumRepeatCustomers, number);
    }

    /** The same with another least number of repeat customers. */
    public FitSettings withMinimumRepeatCustomers(int number) {
        return new FitSettings(number, threads);
    }
}
