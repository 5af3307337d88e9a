package dev.perennial.crm.segmentation.model;

/** Solves small symmetric systems. Pivots that rounding has pushed to 0 or below are raised, so an answer always comes. */
final class Cholesky {

    private static final double LEAST_PIVOT = 1e-14;

    private Cholesky() {}

    static double[] solve(double[][] matrix, double[] right) {
        double[][] root = root(matrix);
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= root[i][j] * x[j];
            }
            x[i] /= root[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < x.length; j++) {
                x[i] -= root[j][i] * x[j];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    private static double[][] root(double[][] matrix) {
        int size = matrix.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j
                        ? Math.sqrt(Math.max(rest, LEAST_PIVOT * Math.max(Math.abs(matrix[i][i]), Double.MIN_NORMAL)))
                        : rest / root[j][j];
            }
        }
        return root;
    }
}
