package dev.perennial.crm.segmentation.churn;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.Map;
import lombok.extern.slf4j.Slf4j;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosted trees (Chen and Guestrin, XGBoost, 2016) that tell the log-odds of leaving from the features. One thread and a
 * fixed seed: the same rows give the same trees, and the same trees the same bits.
 */
@Slf4j
final class BoostedTrees {

    private static final int ROUNDS = 150;
    private static final String FORMAT = "ubj";

    /** Rows handed to the library at once: it works outside the heap. */
    private static final int CHUNK = 1 << 16;

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("objective", "binary:logistic"),
            Map.entry("base_score", 0.5),
            Map.entry("tree_method", "hist"),
            Map.entry("grow_policy", "lossguide"),
            Map.entry("max_leaves", 8),
            Map.entry("max_depth", 0),
            Map.entry("eta", 0.05),
            Map.entry("lambda", 5),
            // a leaf of a few customers has learned their names
            Map.entry("min_child_weight", 20),
            Map.entry("nthread", 1),
            Map.entry("seed", 1),
            Map.entry("verbosity", 0));

    private static final Cleaner CLEANER = Cleaner.create();

    private final byte[] model;
    private @Nullable Booster loaded;

    private BoostedTrees(byte[] model) {
        this.model = model;
    }

    /** Trees that were kept. */
    static BoostedTrees of(byte[] model) {
        return new BoostedTrees(model);
    }

    /** Whether the library can be used here: its machine code is not made for every machine. */
    static boolean available() {
        return Availability.HERE;
    }

    /** Looked up once, on first use. */
    private static final class Availability {

        static final boolean HERE = load();

        private static boolean load() {
            try {
                new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
                return true;
            } catch (XGBoostError | LinkageError failure) {
                log.warn("XGBoost cannot be used on this machine: {}", failure.toString());
                return false;
            }
        }
    }

    /**
     * Learns.
     *
     * @param features rows of {@link Feature#COUNT} each, one after the other
     * @param left     1 for who left, else 0
     * @param offset   log-odds each row starts from, which the trees leave as they are
     */
    static BoostedTrees learn(float[] features, float[] left, float[] offset) {
        try {
            DMatrix rows = matrix(features);
            try {
                rows.setLabel(left);
                rows.setBaseMargin(offset);
                Booster booster = XGBoost.train(rows, SETTINGS, ROUNDS, new HashMap<>(), null, null);
                try {
                    return new BoostedTrees(booster.toByteArray(FORMAT));
                } finally {
                    booster.dispose();
                }
            } finally {
                rows.dispose();
            }
        } catch (XGBoostError failure) {
            throw new IllegalStateException("The boosted trees could not be grown", failure);
        }
    }

    /** The log-odds of leaving of every customer. */
    double[] logOdds(FeatureTable table) {
        double[] logOdds = new double[table.size()];
        onEveryChunk(table, (booster, rows, from) -> {
            float[][] margins = booster.predict(rows, true);
            for (int row = 0; row < margins.length; row++) {
                logOdds[from + row] = margins[row][0];
            }
        });
        return logOdds;
    }

    /** To be kept. */
    byte[] bytes() {
        return model.clone();
    }

    private interface Use {

        void on(Booster booster, DMatrix rows, int from) throws XGBoostError;
    }

    /** One at a time, as the library asks for. */
    private synchronized void onEveryChunk(FeatureTable table, Use use) {
        try {
            Booster booster = booster();
            for (int from = 0; from < table.size(); from += CHUNK) {
                DMatrix rows = matrix(table.rows(from, Math.min(from + CHUNK, table.size())));
                try {
                    use.on(booster, rows, from);
                } finally {
                    rows.dispose();
                }
            }
        } catch (XGBoostError | IOException failure) {
            throw new IllegalStateException("The boosted trees could not be used", failure);
        }
    }

    /** Loaded on first use and as long as these trees are: a profile asks them for one customer. */
    private Booster booster() throws XGBoostError, IOException {
        Booster before = loaded;
        if (before != null) {
            return before;
        }
        Booster booster = XGBoost.loadModel(model);
        booster.setParam("nthread", 1);
        CLEANER.register(this, booster::dispose);
        loaded = booster;
        return booster;
    }

    private static DMatrix matrix(float[] features) throws XGBoostError {
        return new DMatrix(features, features.length / Feature.COUNT, Feature.COUNT, Float.NaN);
    }
}
