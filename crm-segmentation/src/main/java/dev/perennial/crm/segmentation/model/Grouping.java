package dev.perennial.crm.segmentation.model;

/**
 * Rows that agree in every column, made one row with their weights added. Groups stand in the ascending order of their
 * columns, so the order of the rows is forgotten.
 */
final class Grouping {

    final double[] weight;
    private final DistinctValues[] columns;
    private final long[] keys;

    private Grouping(DistinctValues[] columns, long[] keys, double[] weight) {
        this.columns = columns;
        this.keys = keys;
        this.weight = weight;
    }

    static Grouping of(DistinctValues[] columns, double[] weightOfRow) {
        DistinctValues groups = DistinctValues.of(keys(columns, weightOfRow.length));
        double[] weight = new double[groups.ascending.length];
        for (int row = 0; row < weightOfRow.length; row++) {
            weight[groups.rank[row]] += weightOfRow[row];
        }
        return new Grouping(columns, groups.ascending, weight);
    }

    private static long[] keys(DistinctValues[] columns, int rows) {
        long combinations = 1;
        long[] keys = new long[rows];
        for (DistinctValues column : columns) {
            long values = column.ascending.length;
            combinations = Math.multiplyExact(combinations, Math.max(1, values));
            for (int row = 0; row < rows; row++) {
                keys[row] = keys[row] * values + column.rank[row];
            }
        }
        return keys;
    }

    /** For every group the rank of its value in the column. */
    int[] ranks(int column) {
        long below = 1;
        for (int later = column + 1; later < columns.length; later++) {
            below *= columns[later].ascending.length;
        }
        int[] ranks = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ranks[i] = (int) (keys[i] / below % columns[column].ascending.length);
        }
        return ranks;
    }
}
