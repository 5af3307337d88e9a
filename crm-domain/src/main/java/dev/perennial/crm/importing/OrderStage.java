package dev.perennial.crm.importing;

import dev.perennial.crm.product.Products;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Order lines on their way to becoming orders, each whole or not at all. */
@RequiredArgsConstructor
@SuppressWarnings("NullAway.Init")
final class OrderStage implements Stage {

    /** Products known by number at a time. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_TEXT = 500;

    private final JdbcClient jdbc;
    private final Products products;
    private final PurchaseLedger ledger;
    private final MissingCustomers missingCustomers;
    private final Business business;
    private final Moments moments;

    private final CopyBuffer runs = new CopyBuffer("import_run");
    private final CopyBuffer lines = new CopyBuffer("import_line");
    private final CopyBuffer named = new CopyBuffer("import_product");
    private final Map<String, Integer> productNumbers = new HashMap<>();
    private final Map<String, Boolean> currencies = new HashMap<>();
    private Courier courier;
    private Cells cells;
    private String reporting;
    private OrderRun run = OrderRun.NONE;
    private int productCount;

    /** Whether each order number is greater than the one before, so that none comes again and no order lies apart. */
    private boolean rising = true;

    private boolean anyBad;
    private boolean anyDoubtful;
    private boolean anyForeign;

    @Override
    public List<? extends Column> columns() {
        return ImportType.ORDERS.columns();
    }

    @Override
    public void open(Courier itsCourier, Header header) {
        courier = itsCourier;
        run(OrderSql.RUNS);
        run(OrderSql.LINES);
        run(OrderSql.PRODUCTS);
        cells = new Cells(header, moments);
        reporting = business.currency().getCurrencyCode();
    }

    @Override
    public List<Problem> take(Row row) throws SQLException {
        boolean whole = cells.begin(row);
        String orderNo = cells.required(OrderColumn.ORDER_NO, LONGEST_KEY);
        if (orderNo != null) {
            advance(orderNo, row.line());
            if (whole) {
                takeWhole(row);
            }
            if (!cells.problems().isEmpty()) {
                run.spoil(row.line());
            }
        }
        return cells.problems();
    }

    private void advance(String orderNo, long line) throws SQLException {
        if (!orderNo.equals(run.orderNo())) {
            endRun();
            rising &= isGreater(orderNo, run.orderNo());
            run = new OrderRun(run.number() + 1, orderNo, line, cells);
        }
        run.advance();
        courier.takeIfEnough(runs, lines, named);
    }

    /** By length, then by characters; any order of all numbers would do. */
    private static boolean isGreater(String orderNo, String before) {
        return orderNo.length() == before.length() ? orderNo.compareTo(before) > 0 : orderNo.length() > before.length();
    }

    private void takeWhole(Row row) {
        OrderHead head = head();
        Integer lineNo = cells.ordinal(OrderColumn.LINE_NO);
        String sku = cells.required(OrderColumn.SKU, LONGEST_KEY);
        String name = cells.text(OrderColumn.PRODUCT_NAME, LONGEST_TEXT);
        String category = cells.text(OrderColumn.CATEGORY, LONGEST_TEXT);
        String quantity = cells.requiredAmount(OrderColumn.QUANTITY, true);
        String unitPrice = cells.requiredAmount(OrderColumn.UNIT_PRICE, false);
        String discount = cells.amount(OrderColumn.DISCOUNT, true);
        String unitCost = cells.amount(OrderColumn.UNIT_COST, false);
        if (!cells.problems().isEmpty() || sku == null) {
            return;
        }
        run.keep(head, lineNo);
        lines.add(row.line())
                .add(run.number())
                .add(run.position())
                .add(lineNo)
                .add(productNumber(sku, name, category))
                .add(quantity)
                .add(unitPrice)
                .add(discount == null ? "0" : discount)
                .add(unitCost)
                .endRow();
    }

    /** A number for a product within this import. One product may get several, so that not all need be remembered. */
    private int productNumber(String sku, @Nullable String name, @Nullable String category) {
        Integer known = productNumbers.get(sku);
        if (known != null) {
            return known;
        }
        if (productNumbers.size() == MOST_REMEMBERED) {
            productNumbers.clear();
        }
        productNumbers.put(sku, ++productCount);
        named.add(productCount).add(sku).add(name).add(category).endRow();
        return productCount;
    }

    private OrderHead head() {
        if (run.position() > 1) {
            agree(OrderColumn.CUSTOMER_NO, run.rawCustomerNo());
            agree(OrderColumn.STATUS, run.rawStatus());
            agree(OrderColumn.CURRENCY, run.rawCurrency());
        }
        String customerNo = cells.required(OrderColumn.CUSTOMER_NO, CustomerNumber.LONGEST);
        if (customerNo != null && !CustomerNumber.isWellFormed(customerNo)) {
            cells.reject(OrderColumn.CUSTOMER_NO, customerNo, "customerNo");
        }
        Instant orderedAt = cells.requiredMoment(OrderColumn.ORDERED_AT);
        String channel = cells.text(OrderColumn.CHANNEL, LONGEST_KEY);
        String status = cells.word(OrderColumn.STATUS, Words.STATUS);
        String returned = cells.text(OrderColumn.RETURNS_ORDER_NO, LONGEST_KEY);
        return new OrderHead(
                customerNo, orderedAt, channel, status == null ? "COMPLETED" : status, currency(), returned);
    }

    private void agree(OrderColumn column, String first) {
        String here = cells.raw(column);
        if (!here.equals(first)) {
            cells.reject(column, here, "differs", first, String.valueOf(run.firstLine()));
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

    private void endRun() {
        if (run != OrderRun.NONE) {
            run.write(runs, business);
            anyBad |= run.isBad();
            anyDoubtful |= run.isDoubtful();
        }
    }

    @Override
    public void finish() throws SQLException {
        endRun();
        courier.take(runs, lines, named);
    }

    @Override
    public void judge(BiConsumer<Long, Problem> rejected) {
        run(OrderSql.RENUMBER);
        run("analyze import_run");
        run(OrderSql.APART);
        if (!rising) {
            run(OrderSql.FIND_APART);
        }
        run(OrderSql.REJECTED);
        if (anyBad) {
            run(OrderSql.REJECT_BAD);
        }
        boolean anyApart = isFilled("import_apart");
        if (anyApart) {
            run(OrderSql.REJECT_DIFFERING);
        }
        if (anyDoubtful || anyApart) {
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
            run(OrderSql.DROP_REJECTED_PRODUCTS);
        }
    }

    @Override
    public Written write(Trace trace) {
        run(OrderSql.NUMBERS);
        run("analyze import_number");
        missingCustomers.addFor("import_number", trace);
        addProducts(trace);
        run(OrderSql.PRODUCT_KEYS);
        run("analyze import_product_key");
        run(OrderSql.CUSTOMERS);
        ledger.lockFrom("import_customer");
        trace.begin(Recorded.ORDERS);
        long all = jdbc.sql(OrderSql.ORDERS).param("reporting", reporting).update();
        run("analyze import_order");
        if (isFilled("import_order where not written")) {
            run(OrderSql.MARK_CORRECTED);
        }
        run(OrderSql.KNOWN);
        run(OrderSql.TOUCHED);
        run(OrderSql.TOUCH_BEFORE);
        long corrected = correct(trace);
        long created = insert(trace);
        run(OrderSql.TOUCH);
        if (isFilled("import_touched")) {
            refresh(created + corrected);
        }
        return new Written(created, corrected, all - created - corrected);
    }

    private void addProducts(Trace trace) {
        trace.begin(Recorded.PRODUCT_CATEGORY);
        trace.begin(Recorded.PRODUCT);
        Products.Added added = products.addMissingFrom("import_product", trace.importId());
        trace.made(Recorded.PRODUCT_CATEGORY, added.categories());
        trace.made(Recorded.PRODUCT, added.products());
    }

    private long correct(Trace trace) {
        trace.keep(Recorded.ORDERS, "import_known");
        run(OrderSql.DELETE_LINES);
        return jdbc.sql(OrderSql.CORRECT).param("now", trace.now()).update();
    }

    private long insert(Trace trace) {
        long created = jdbc.sql(OrderSql.INSERT)
                .param("import", trace.importId())
                .param("now", trace.now())
                .update();
        trace.made(Recorded.ORDERS, created);
        run(OrderSql.INSERT_LINES);
        return created;
    }

    private void refresh(long written) {
        if (jdbc.sql(OrderSql.IS_MUCH)
                .param("written", written)
                .query(Boolean.class)
                .single()) {
            run("analyze orders");
            run("analyze order_line");
        }
        run("analyze import_touched");
        ledger.refreshFrom("import_touched");
    }

    private boolean isFilled(String rows) {
        return jdbc.sql("select exists (select from " + rows + ")")
                .query(Boolean.class)
                .single();
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
