package dev.perennial.crm.importing;

import dev.perennial.crm.product.Products;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Order lines on their way to becoming orders, each whole or not at all. */
@RequiredArgsConstructor
@SuppressWarnings("NullAway.Init")
final class OrderStage implements Stage {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_TEXT = 500;

    private final JdbcClient jdbc;
    private final Products products;
    private final PurchaseLedger ledger;
    private final MissingCustomers missingCustomers;
    private final Business business;

    private final Map<String, Boolean> currencies = new HashMap<>();
    private Cells cells;
    private CopyStream copy;
    private String reporting;
    private Run run = new Run(0, "", "", "", "", 0);
    private int position;
    private int lastLineNo;
    private boolean anyBad;
    private boolean anyDoubtful;
    private boolean anyForeign;

    /** Lines of one order that follow each other, and what the first of them says of the order. */
    private record Run(long number, String orderNo, String customerNo, String status, String currency, long line) {}

    /** What a row says of its order. */
    private record Head(
            @Nullable String customerNo,
            @Nullable Instant orderedAt,
            @Nullable String channel,
            @Nullable String status,
            @Nullable String currency,
            @Nullable String returnsOrderNo) {

        static final Head NONE = new Head(null, null, null, null, null, null);
    }

    @Override
    public List<? extends Column> columns() {
        return ImportType.ORDERS.columns();
    }

    @Override
    public void open(Connection connection, Header header) throws SQLException {
        jdbc.sql(OrderSql.LINES).update();
        cells = new Cells(header, columns(), new Moments(business.timeZone()));
        reporting = business.currency().getCurrencyCode();
        copy = new CopyStream(connection, "import_line");
    }

    @Override
    public List<Problem> take(Row row) throws SQLException {
        boolean whole = cells.begin(row);
        String orderNo = cells.required(OrderColumn.ORDER_NO, LONGEST_KEY);
        if (orderNo != null) {
            advance(orderNo, row.line());
            if (whole) {
                takeWhole(row, orderNo);
            } else {
                stage(row, orderNo, true, false, Head.NONE, null, Values.NONE);
            }
        }
        return cells.problems();
    }

    private void takeWhole(Row row, String orderNo) throws SQLException {
        Head head = head();
        Integer lineNo = cells.ordinal(OrderColumn.LINE_NO);
        Values values = values();
        boolean doubtful = lineNo == null ? position <= lastLineNo : lineNo <= lastLineNo;
        lastLineNo = Math.max(lastLineNo, lineNo == null ? position : lineNo);
        if (cells.problems().isEmpty()) {
            stage(row, orderNo, false, doubtful, head, lineNo, values);
        } else {
            stage(row, orderNo, true, false, Head.NONE, null, Values.NONE);
        }
    }

    private void stage(
            Row row, String orderNo, boolean bad, boolean doubtful, Head head, @Nullable Integer lineNo, Values values)
            throws SQLException {
        anyBad |= bad;
        anyDoubtful |= doubtful;
        copy.add(row.line()).add(run.number()).add(position).add(bad).add(doubtful);
        writeHead(position == 1 ? orderNo : null, position == 1 ? head : Head.NONE);
        write(values, lineNo);
    }

    private void advance(String orderNo, long line) {
        if (orderNo.equals(run.orderNo())) {
            position++;
            return;
        }
        position = 1;
        lastLineNo = 0;
        run = new Run(
                run.number() + 1,
                orderNo,
                cells.raw(OrderColumn.CUSTOMER_NO),
                cells.raw(OrderColumn.STATUS),
                cells.raw(OrderColumn.CURRENCY),
                line);
    }

    private Head head() {
        if (position > 1) {
            agree(OrderColumn.CUSTOMER_NO, run.customerNo());
            agree(OrderColumn.STATUS, run.status());
            agree(OrderColumn.CURRENCY, run.currency());
        }
        String customerNo = cells.required(OrderColumn.CUSTOMER_NO, CustomerNumber.LONGEST);
        if (customerNo != null && !CustomerNumber.isWellFormed(customerNo)) {
            cells.reject(OrderColumn.CUSTOMER_NO, customerNo, "customerNo");
        }
        return new Head(
                customerNo,
                cells.requiredMoment(OrderColumn.ORDERED_AT),
                cells.text(OrderColumn.CHANNEL, LONGEST_KEY),
                Objects.requireNonNullElse(cells.word(OrderColumn.STATUS, Words.STATUS), "COMPLETED"),
                currency(),
                cells.text(OrderColumn.RETURNS_ORDER_NO, LONGEST_KEY));
    }

    private void agree(OrderColumn column, String first) {
        String here = cells.raw(column);
        if (!here.equals(first)) {
            cells.reject(column, here, "differs", first, String.valueOf(run.line()));
        }
    }

    private String currency() {
        String text = cells.raw(OrderColumn.CURRENCY).toUpperCase(java.util.Locale.ROOT);
        if (text.isEmpty() || text.equals(reporting)) {
            return reporting;
        }
        anyForeign = true;
        if (!currencies.computeIfAbsent(Cut.of(text), OrderStage::isCurrency)) {
            cells.reject(OrderColumn.CURRENCY, text, "currency");
        }
        return text;
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode().equals(code);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private record Values(
            @Nullable String sku,
            @Nullable String productName,
            @Nullable String category,
            @Nullable String quantity,
            @Nullable String unitPrice,
            @Nullable String discount,
            @Nullable String unitCost) {

        static final Values NONE = new Values(null, null, null, null, null, null, null);
    }

    private Values values() {
        return new Values(
                cells.required(OrderColumn.SKU, LONGEST_KEY),
                cells.text(OrderColumn.PRODUCT_NAME, LONGEST_TEXT),
                cells.text(OrderColumn.CATEGORY, LONGEST_TEXT),
                cells.requiredAmount(OrderColumn.QUANTITY, true),
                cells.requiredAmount(OrderColumn.UNIT_PRICE, false),
                Objects.requireNonNullElse(cells.amount(OrderColumn.DISCOUNT, true), "0"),
                cells.amount(OrderColumn.UNIT_COST, false));
    }

    private void writeHead(@Nullable String orderNo, Head head) {
        Instant orderedAt = head.orderedAt();
        copy.add(orderNo)
                .add(head.customerNo())
                .add(orderedAt)
                .add(orderedAt == null ? null : business.dayOf(orderedAt))
                .add(head.channel())
                .add(head.status())
                .add(head.currency())
                .add(head.returnsOrderNo());
    }

    private void write(Values values, @Nullable Integer lineNo) throws SQLException {
        copy.add(lineNo)
                .add(values.sku())
                .add(values.productName())
                .add(values.category())
                .add(values.quantity())
                .add(values.unitPrice())
                .add(values.discount())
                .add(values.unitCost())
                .endRow();
    }

    @Override
    public void close() throws SQLException {
        if (copy != null) { // not yet open when the header was refused
            copy.close();
        }
    }

    @Override
    public void finish() throws SQLException {
        copy.finish();
    }

    @Override
    public void judge(BiConsumer<Long, Problem> rejected) {
        run("analyze import_line");
        run(OrderSql.RUNS);
        run("analyze import_run");
        run(OrderSql.APART);
        run(OrderSql.REJECTED);
        if (anyBad) {
            run(OrderSql.REJECT_BAD);
        }
        run(OrderSql.REJECT_DIFFERING);
        if (anyDoubtful || isFilled("import_apart")) {
            run(OrderSql.REJECT_TWICE);
        }
        if (anyForeign) {
            jdbc.sql(OrderSql.REJECT_WITHOUT_RATE).param("reporting", reporting).update();
        }
        if (isFilled("import_rejected")) {
            run("analyze import_rejected");
            RejectedRows.read(jdbc, OrderSql.TELL, rejected);
            run(OrderSql.DROP_REJECTED_RUNS);
            run(OrderSql.DROP_REJECTED_APART);
        }
    }

    @Override
    public void write() {
        missingCustomers.addFor("import_run");
        run(OrderSql.PRODUCTS);
        products.addMissingFrom("import_product");
        run(OrderSql.CUSTOMERS);
        ledger.lockFrom("import_customer");
        jdbc.sql(OrderSql.ORDERS).param("reporting", reporting).update();
        run("analyze import_order");
        if (jdbc.sql(OrderSql.COUNT_KNOWN).query(Long.class).single() > 0) {
            run(OrderSql.MARK_CORRECTED);
        }
        run(OrderSql.KNOWN);
        run(OrderSql.TOUCHED);
        run(OrderSql.TOUCH);
        writeOrders();
        run(OrderSql.TOUCH);
        if (isFilled("import_touched")) {
            refresh();
        }
    }

    private void writeOrders() {
        var now = business.now().atOffset(ZoneOffset.UTC);
        run(OrderSql.DELETE_LINES);
        jdbc.sql(OrderSql.CORRECT).param("now", now).update();
        jdbc.sql(OrderSql.INSERT).param("now", now).update();
        run(OrderSql.INSERT_LINES);
    }

    private void refresh() {
        if (jdbc.sql(OrderSql.IS_MUCH).query(Boolean.class).single()) {
            run("analyze orders");
            run("analyze order_line");
        }
        run("analyze import_touched");
        ledger.refreshFrom("import_touched");
    }

    private boolean isFilled(String table) {
        return jdbc.sql("select exists (select from " + table + ")")
                .query(Boolean.class)
                .single();
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
