package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.copy.BinaryCopyOutput;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Abc;
import dev.perennial.crm.segmentation.rfm.BuyerType;
import dev.perennial.crm.segmentation.rfm.Level;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.postgresql.copy.CopyIn;

/** Writes the rows of a run into a copy. */
final class ScoreWriter {

    /** The columns written, in this order. */
    static final String COLUMNS = """
            run_id, customer_id, first_day, last_day, recency_days, occasions, orders, revenue, profit,
            total_occasions, total_revenue, r, f, m, segment, value_class, value_level, frequency_level,
            buyer_type, abc, stage, tier, gap_mean, gap_spread, overdue_ratio, trend, trend_year,
            p_alive, expected_orders_90, expected_orders_365, clv, churn_risk, value_at_risk""";

    private static final int FIELDS = 33;
    private static final int ROWS_A_STEP = 50_000;

    private static final byte[][] SEGMENTS = texts(Segment.values());
    private static final byte[][] VALUE_CLASSES = texts(ValueClass.values());
    private static final byte[][] BUYER_TYPES = texts(BuyerType.values());
    private static final byte[][] ABCS = texts(Abc.values());
    private static final byte[][] STAGES = texts(Stage.values());
    private static final byte[][] TIERS = texts(Tier.values());
    private static final byte[][] LEVELS = texts(Level.values());

    private final long runId;
    private final int today;
    private final Purchases purchases;
    private final Scores scores;
    private final Forecasts forecasts;

    ScoreWriter(long runId, Periods periods, Purchases purchases, Scores scores, Forecasts forecasts) {
        this.runId = runId;
        this.today = periods.today();
        this.purchases = purchases;
        this.scores = scores;
        this.forecasts = forecasts;
    }

    /** Writes all rows; tells the share written now and then, 0 to 1. */
    void write(CopyIn copy, DoubleConsumer progress) throws SQLException {
        BinaryCopyOutput output = new BinaryCopyOutput(copy);
        for (int row = 0; row < purchases.size(); row++) {
            if (row % ROWS_A_STEP == 0) {
                progress.accept((double) row / purchases.size());
            }
            output.startRow(FIELDS);
            writePurchases(output, row);
            writeScores(output, row);
            writeForecasts(output, row);
        }
        output.finish();
    }

    private void writePurchases(BinaryCopyOutput output, int row) throws SQLException {
        output.writeLong(runId);
        output.writeLong(purchases.customerId[row]);
        output.writeInt(purchases.firstDay[row]);
        output.writeInt(purchases.lastDay[row]);
        output.writeInt(today - purchases.lastDay[row]);
        output.writeInt(purchases.occasions[row]);
        output.writeInt(purchases.orders[row]);
        output.writeMoney(purchases.revenue[row]);
        output.writeMoney(purchases.profit[row]);
        output.writeInt(purchases.totalOccasions[row]);
        output.writeMoney(purchases.totalRevenue[row]);
    }

    private void writeScores(BinaryCopyOutput output, int row) throws SQLException {
        output.writeShort(scores.r[row]);
        output.writeShort(scores.f[row]);
        output.writeShort(scores.m[row]);
        output.writeText(SEGMENTS[scores.segment[row]]);
        output.writeText(VALUE_CLASSES[scores.valueClass[row]]);
        output.writeText(LEVELS[Level.of(scores.m[row]).ordinal()]);
        output.writeText(LEVELS[Level.of(scores.f[row]).ordinal()]);
        output.writeText(BUYER_TYPES[scores.buyerType[row]]);
        output.writeText(ABCS[scores.abc[row]]);
        output.writeText(STAGES[scores.stage[row]]);
        output.writeText(TIERS[scores.tier[row]]);
        output.writeDouble(scores.gapMean[row]);
        output.writeDouble(scores.gapSpread[row]);
        output.writeDouble(scores.overdueRatio[row]);
        output.writeDouble(scores.trend[row]);
        output.writeDouble(scores.trendYear[row]);
    }

    private void writeForecasts(BinaryCopyOutput output, int row) throws SQLException {
        output.writeDouble(forecasts.probabilityAlive()[row]);
        output.writeDouble(forecasts.expectedOrders90()[row]);
        output.writeDouble(forecasts.expectedOrders365()[row]);
        output.writeMoneyOrNothing(forecasts.lifetimeValue()[row]);
        output.writeDouble(forecasts.churnRisk()[row]);
        output.writeMoneyOrNothing(forecasts.valueAtRisk(row));
    }

    private static byte[][] texts(Enum<?>[] codes) {
        return Arrays.stream(codes)
                .map(code -> BinaryCopyOutput.text(code.name()))
                .toArray(byte[][]::new);
    }
}
