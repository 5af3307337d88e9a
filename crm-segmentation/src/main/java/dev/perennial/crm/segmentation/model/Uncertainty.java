package dev.perennial.crm.segmentation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * How well a fit knows its parameters, from the curvature of the log-likelihood over the logarithms of the parameters,
 * and by the delta method how well it knows anything computed from them. Parameters on a bound count as known. No
 * direction counts as less certain than the range searched is wide.
 *
 * <p>Intervals of probabilities are symmetric as log-odds, those of amounts as logarithms, so both stay in range.
 *
 * @param <M> the model
 */
public final class Uncertainty<M> {

    private static final double STEP = 1e-4;
    private static final double WIDEST = 8;
    private static final double RIDGE = 2;
    private static final double TAKES_PART = 0.3;

    private final String[] names;
    private final double[] point;
    private final int[] free;
    private final double[][] covariance;
    private final List<FitWarning> ridges;
    private final Function<double[], M> model;

    private Uncertainty(String[] names, double[] point, int[] free, double[][] curvature, Function<double[], M> model) {
        this.names = names;
        this.point = point;
        this.free = free;
        this.model = model;
        this.covariance = new double[point.length][point.length];
        this.ridges = new ArrayList<>();
        if (free.length > 0) {
            invert(new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(curvature)));
        }
    }

    static <M> Uncertainty<M> of(
            Likelihood likelihood, SearchRange range, double[] point, Function<double[], M> model) {
        int[] free = IntStream.range(0, point.length)
                .filter(i -> point[i] > range.lower()[i] && point[i] < range.upper()[i])
                .toArray();
        return new Uncertainty<>(range.names(), point, free, curvature(likelihood, point, free), model);
    }

    /** The negative Hessian of the log-likelihood by central differences of its gradient. */
    private static double[][] curvature(Likelihood likelihood, double[] point, int[] free) {
        double[][] rows = new double[free.length][free.length];
        double[] above = new double[point.length];
        double[] below = new double[point.length];
        for (int i = 0; i < free.length; i++) {
            likelihood.average(shifted(point, free[i], STEP), above);
            likelihood.average(shifted(point, free[i], -STEP), below);
            for (int j = 0; j < free.length; j++) {
                rows[i][j] = (below[free[j]] - above[free[j]]) / (2 * STEP) * likelihood.customers();
            }
        }
        double[][] curvature = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                curvature[i][j] = (rows[i][j] + rows[j][i]) / 2;
            }
        }
        return curvature;
    }

    private void invert(EigenDecompositionSymmetric axes) {
        for (int k = 0; k < free.length; k++) {
            double[] axis = axes.getEigenvector(k).toArray();
            double variance = 1 / Math.max(axes.getEigenvalue(k), 1 / (WIDEST * WIDEST));
            if (variance > RIDGE * RIDGE) {
                ridges.add(new FitWarning.FlatRidge(IntStream.range(0, free.length)
                        .filter(i -> Math.abs(axis[i]) > TAKES_PART)
                        .mapToObj(i -> names[free[i]])
                        .toList()));
            }
            for (int i = 0; i < free.length; i++) {
                for (int j = 0; j < free.length; j++) {
                    covariance[free[i]][free[j]] += variance * axis[i] * axis[j];
                }
            }
        }
    }

    M best() {
        return model.apply(exponentials(point));
    }

    List<FitWarning> ridges() {
        return ridges.stream().distinct().toList();
    }

    /** The covariance of the parameters' logarithms, in the paper's order; 0 for those on a bound. */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** Every parameter in the paper's order, with its standard error. */
    public List<Estimate> estimates() {
        return IntStream.range(0, point.length)
                .mapToObj(i -> new Estimate(names[i], Math.exp(point[i]), standardError(i)))
                .toList();
    }

    private OptionalDouble standardError(int i) {
        return Arrays.stream(free).anyMatch(f -> f == i)
                ? OptionalDouble.of(Math.exp(point[i]) * Math.sqrt(covariance[i][i]))
                : OptionalDouble.empty();
    }

    /**
     * The interval around a probability.
     *
     * @param quantity a probability computed from the model
     * @param level how sure, for example 0.95
     */
    public Interval ofProbability(ToDoubleFunction<M> quantity, double level) {
        return interval(quantity, Scale.LOG_ODDS, level);
    }

    /**
     * The interval around an amount that cannot be negative, such as expected orders or money.
     *
     * @param quantity computed from the model
     * @param level how sure, for example 0.95
     */
    public Interval ofAmount(ToDoubleFunction<M> quantity, double level) {
        return interval(quantity, Scale.LOGARITHM, level);
    }

    private Interval interval(ToDoubleFunction<M> quantity, Scale scale, double level) {
        double[][] variance = variances(m -> new double[][] {{quantity.applyAsDouble(m)}}, scale);
        return scale.interval(quantity.applyAsDouble(best()), variance[0][0], level);
    }

    /**
     * The variances of many quantities at once.
     *
     * @param columns computes the quantities, in columns
     * @param scales of the columns
     */
    double[][] variances(Function<M, double[][]> columns, Scale... scales) {
        List<double[][]> slopes =
                Arrays.stream(free).mapToObj(i -> slopes(columns, scales, i)).toList();
        double[][] variances = new double[scales.length][];
        for (int column = 0; column < scales.length; column++) {
            variances[column] = slopes.isEmpty()
                    ? new double[columns.apply(best())[column].length]
                    : new double[slopes.getFirst()[column].length];
            for (int i = 0; i < free.length; i++) {
                for (int j = 0; j < free.length; j++) {
                    double[] slope = slopes.get(i)[column];
                    double[] other = slopes.get(j)[column];
                    for (int row = 0; row < slope.length; row++) {
                        variances[column][row] += slope[row] * covariance[free[i]][free[j]] * other[row];
                    }
                }
            }
        }
        return variances;
    }

    private double[][] slopes(Function<M, double[][]> columns, Scale[] scales, int parameter) {
        double[][] above = columns.apply(model.apply(exponentials(shifted(point, parameter, STEP))));
        double[][] below = columns.apply(model.apply(exponentials(shifted(point, parameter, -STEP))));
        for (int column = 0; column < above.length; column++) {
            for (int row = 0; row < above[column].length; row++) {
                above[column][row] = scales[column].difference(above[column][row], below[column][row]) / (2 * STEP);
            }
        }
        return above;
    }

    private static double[] shifted(double[] point, int parameter, double step) {
        double[] shifted = point.clone();
        shifted[parameter] += step;
        return shifted;
    }

    private static double[] exponentials(double[] logarithms) {
        return Arrays.stream(logarithms).map(Math::exp).toArray();
    }
}
