package dev.perennial.crm.segmentation.model;

import java.util.Arrays;

/**
 * Rows that agree in every column, made one row with their weights added. Groups stand in the ascending order of their
 * columns, so the order of the rows is forgotten. A counting sort for each column keeps it linear in the rows.
 */
final class Grouping {

    final double[] weight;

    /** One row of each group. */
    private final int[] example;

    private Grouping(int[] example, double[] weight) {
        this.example = example;
        this.weight = weight;
    }

    static Grouping of(double[] weightOfRow, DistinctValues... columns) {
        int[] sorted = sorted(weightOfRow.length, columns);
        int[] example = new int[sorted.length];
        double[] weight = new double[sorted.length];
        int groups = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || differ(sorted[i - 1], sorted[i], columns)) {
                example[groups++] = sorted[i];
            }
            weight[groups - 1] += weightOfRow[sorted[i]];
        }
        return new Grouping(Arrays.copyOf(example, groups), Arrays.copyOf(weight, groups));
    }

    private static int[] sorted(int rows, DistinctValues[] columns) {
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        for (int column = columns.length - 1; column >= 0; column--) {
            order = sortedBy(columns[column], order);
        }
        return order;
    }

    private static int[] sortedBy(DistinctValues column, int[] order) {
        int[] next = new int[column.size() + 1];
        for (int rank : column.rank) {
            next[rank + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[next[column.rank[row]]++] = row;
        }
        return sorted;
    }

    private static boolean differ(int row, int other, DistinctValues[] columns) {
        for (DistinctValues column : columns) {
            if (column.rank[row] != column.rank[other]) {
                return true;
            }
        }
        return false;
    }

    /** For every group the rank of its value in the column. */
    int[] ranks(DistinctValues column) {
        int[] ranks = new int[example.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = column.rank[example[i]];
        }
        return ranks;
    }
}
