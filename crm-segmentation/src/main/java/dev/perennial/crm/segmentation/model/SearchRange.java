package dev.perennial.crm.segmentation.model;

/**
 * Where parameters are searched, as logarithms.
 *
 * @param names as in the paper
 * @param lower the least logarithms
 * @param upper the greatest
 * @param starts where searches begin
 */
record SearchRange(String[] names, double[] lower, double[] upper, double[][] starts) {

    private static final double WIDTH = 8;

    /**
     * The box e^±8 around the unit of each parameter. A parameter without a unit has unit 1; one in weeks or money gets
     * the wider of the boxes around 1 and around what is typical of the data, so that no choice of currency or clock
     * pushes it out.
     *
     * @param units what is typical of each parameter's unit in the data; 1 without one
     * @param starts in multiples of those units
     */
    static SearchRange around(String[] names, double[] units, double[][] starts) {
        int size = names.length;
        double[] lower = new double[size];
        double[] upper = new double[size];
        double[][] logStarts = new double[starts.length][size];
        for (int i = 0; i < size; i++) {
            double unit = Math.log(units[i]);
            lower[i] = Math.min(0, unit) - WIDTH;
            upper[i] = Math.max(0, unit) + WIDTH;
            for (int start = 0; start < starts.length; start++) {
                logStarts[start][i] = unit + Math.log(starts[start][i]);
            }
        }
        return new SearchRange(names, lower, upper, logStarts);
    }

    /** The same with a greater least value of one parameter. */
    SearchRange withLeast(int parameter, double least) {
        double[] raised = lower.clone();
        raised[parameter] = Math.log(least);
        return new SearchRange(names, raised, upper, starts);
    }

    int size() {
        return names.length;
    }
}
