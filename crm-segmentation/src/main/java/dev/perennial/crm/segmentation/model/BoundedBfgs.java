package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Climbs a likelihood inside a box by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with an active
 * set for the box (Nocedal and Wright, Numerical Optimization, 2006, ch. 3, 6 and 16). Hipparchus bounds only searches
 * that use no gradient, and with four parameters at most this one stays short.
 */
final class BoundedBfgs {

    private static final double LEVEL = 1e-9;
    private static final double NEARLY_LEVEL = 1e-6;
    private static final double ROUNDING = 1e-14;
    private static final double SUM_ROUNDING = 1e-11;
    private static final double SNAP = 1e-12;
    private static final double LONGEST_STEP = 2;
    private static final int MOST_STEPS = 300;
    private static final int MOST_TRIALS = 40;

    private final Likelihood likelihood;
    private final double[] lower;
    private final double[] upper;

    private double[] point;
    private double[] slope;
    private double value;
    private double[][] curvature;

    private BoundedBfgs(Likelihood likelihood, SearchRange range, double[] start, double[][] curvature) {
        this.likelihood = likelihood;
        this.lower = range.lower();
        this.upper = range.upper();
        this.point = inside(start);
        this.slope = new double[start.length];
        this.value = descent(point, slope);
        this.curvature = curvature;
    }

    /**
     * Where a search ended.
     *
     * @param point logarithms of the parameters
     * @param value the average log-likelihood there
     * @param curvature of its negative, as far as the search has seen it
     * @param level whether the likelihood is level there, but for the edges of the box
     */
    record Summit(double[] point, double value, double[][] curvature, boolean level) {}

    static Summit climb(Likelihood likelihood, SearchRange range, double[] start) {
        return climb(likelihood, range, start, identity(start.length));
    }

    /** @param curvature a guess at it that is positive definite, which a climb on a sample leaves behind */
    static Summit climb(Likelihood likelihood, SearchRange range, double[] start, double[][] curvature) {
        return new BoundedBfgs(likelihood, range, start, curvature).climb();
    }

    private Summit climb() {
        boolean stuck = false;
        for (int step = 0; step < MOST_STEPS && steepness() > LEVEL; step++) {
            boolean moved = step();
            if (!moved && stuck) {
                break;
            }
            if (!moved) {
                curvature = identity(point.length);
            }
            stuck = !moved;
        }
        return new Summit(point, -value, curvature, steepness() <= NEARLY_LEVEL);
    }

    /** The greatest slope in a direction that the box leaves open. */
    private double steepness() {
        return IntStream.range(0, point.length)
                .filter(i -> !isHeld(i, -slope[i]))
                .mapToDouble(i -> Math.abs(slope[i]))
                .max()
                .orElse(0);
    }

    private boolean isHeld(int i, double wish) {
        return point[i] <= lower[i] && wish < 0 || point[i] >= upper[i] && wish > 0;
    }

    /** A line search by bisection for the weak Wolfe conditions; false when nothing better lies that way. */
    private boolean step() {
        double[] direction = direction();
        double fall = dot(slope, direction);
        double furthest = furthest(direction);
        double shortest = 0;
        double longest = furthest;
        double length = Math.min(1, furthest);
        double[] slopeThere = new double[point.length];
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            double[] candidate = along(direction, length);
            double valueThere = descent(candidate, slopeThere);
            if (!isLower(valueThere, length * fall) && !isLeveller(valueThere, dot(slopeThere, direction), fall)) {
                longest = length;
            } else if (length < furthest && dot(slopeThere, direction) < 0.9 * fall) {
                shortest = length;
            } else {
                return moveTo(candidate, valueThere, slopeThere);
            }
            length = longest < furthest ? (shortest + longest) / 2 : Math.min(2 * length, furthest);
        }
        return false;
    }

    private boolean isLower(double valueThere, double foreseen) {
        return valueThere <= value + 1e-4 * foreseen + ROUNDING * Math.abs(value);
    }

    /**
     * Near the summit values differ by less than the sums behind them are rounded, slopes still by much: the approximate
     * Wolfe condition of Hager and Zhang, SIAM Journal on Optimization 16(1), 2005.
     */
    private boolean isLeveller(double valueThere, double slopeAlong, double fall) {
        return valueThere <= value + SUM_ROUNDING * Math.max(1, Math.abs(value)) && slopeAlong <= -(1 - 2e-4) * fall;
    }

    /** The quasi-Newton direction within the parameters that are free, no longer than is sensible for logarithms. */
    private double[] direction() {
        int[] free = IntStream.range(0, point.length)
                .filter(i -> !isHeld(i, -slope[i]))
                .toArray();
        double[] direction = newton(free);
        int[] stillFree =
                Arrays.stream(free).filter(i -> !isHeld(i, direction[i])).toArray();
        double[] open = stillFree.length == free.length ? direction : newton(stillFree);
        double longest = Arrays.stream(open).map(Math::abs).max().orElse(0);
        double shrink = Math.min(1, LONGEST_STEP / longest);
        return Arrays.stream(open).map(d -> shrink * d).toArray();
    }

    private double[] newton(int[] free) {
        double[][] part = new double[free.length][free.length];
        double[] downhill = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            downhill[i] = -slope[free[i]];
            for (int j = 0; j < free.length; j++) {
                part[i][j] = curvature[free[i]][free[j]];
            }
        }
        double[] solved = Cholesky.solve(part, downhill);
        double[] direction = new double[point.length];
        for (int i = 0; i < free.length; i++) {
            direction[free[i]] = solved[i];
        }
        return direction;
    }

    /** How many times the direction one can go before a parameter meets its bound. */
    private double furthest(double[] direction) {
        return IntStream.range(0, point.length)
                .filter(i -> direction[i] != 0 && !isHeld(i, direction[i]))
                .mapToDouble(i -> ((direction[i] > 0 ? upper[i] : lower[i]) - point[i]) / direction[i])
                .min()
                .orElse(1);
    }

    private double[] along(double[] direction, double length) {
        double[] candidate = point.clone();
        for (int i = 0; i < candidate.length; i++) {
            candidate[i] += length * direction[i];
        }
        return inside(candidate);
    }

    private boolean moveTo(double[] candidate, double valueThere, double[] slopeThere) {
        double valueBefore = value;
        double steepnessBefore = steepness();
        curve(difference(candidate, point), difference(slopeThere, slope));
        point = candidate;
        value = valueThere;
        slope = slopeThere;
        return value < valueBefore || steepness() < steepnessBefore;
    }

    /** The BFGS update of the curvature, left out where it would not stay positive. */
    private void curve(double[] move, double[] turn) {
        double[] expected =
                Arrays.stream(curvature).mapToDouble(row -> dot(row, move)).toArray();
        double seen = dot(move, turn);
        double foreseen = dot(move, expected);
        if (seen > 1e-12 * foreseen && foreseen > 0) {
            double[][] updated = new double[move.length][move.length];
            for (int i = 0; i < move.length; i++) {
                for (int j = 0; j < move.length; j++) {
                    updated[i][j] = curvature[i][j] + turn[i] * turn[j] / seen - expected[i] * expected[j] / foreseen;
                }
            }
            curvature = updated;
        }
    }

    private double descent(double[] at, double[] slopeThere) {
        double height = likelihood.average(at, slopeThere);
        for (int i = 0; i < slopeThere.length; i++) {
            slopeThere[i] = -slopeThere[i];
        }
        return -height;
    }

    /** Within the box, and on its edge when a rounding error away from it. */
    private double[] inside(double[] at) {
        double[] inside = at.clone();
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] < lower[i] + SNAP) {
                inside[i] = lower[i];
            } else if (inside[i] > upper[i] - SNAP) {
                inside[i] = upper[i];
            }
        }
        return inside;
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
