package dev.perennial.crm.app.generate;

import dev.perennial.crm.app.generate.Catalogue.Products;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Writes orders and their lines as they would have come in: day by day. One order in a hundred brings something back, one in
 * fifty was cancelled.
 */
final class OrderRows {

    private static final String ORDERS =
            "orders (id, order_no, customer_id, ordered_at, business_day, channel, status, currency)";
    private static final String LINES = "order_line (order_id, line_no, product_id, quantity, unit_price, unit_cost)";

    private static final String[] CHANNELS = {"ONLINE", "STORE", "PHONE"};
    private static final long ORDER_OF = 5;
    private static final int CANCELLED = 50;
    private static final int RETURNED = 100;
    private static final int ONE_LINE = 70;
    private static final int TWO_LINES = 92;
    private static final int A_STEP = 100_000;

    private final GenerationPlan plan;
    private final Products products;
    private final Place place;
    /** Day and customer of every order, in the order of days. */
    private final long[] orders;

    private final float[] spend;

    /**
     * Where the rows go.
     *
     * @param firstCustomer key of the first customer
     * @param firstOrder    key of the first order
     * @param zone          of the business
     * @param currency      its currency's code
     */
    record Place(long firstCustomer, long firstOrder, ZoneId zone, String currency) {}

    /** @param place given the number of orders, says where they go */
    OrderRows(GenerationPlan plan, Population population, Products products, IntFunction<Place> place) {
        this.plan = plan;
        this.products = products;
        this.orders = inOrder(plan, population);
        this.place = place.apply(orders.length);
        this.spend = new float[plan.customers()];
        for (int customer = 0; customer < spend.length; customer++) {
            spend[customer] = (float) population.spendScale(customer);
        }
    }

    int count() {
        return orders.length;
    }

    void writeOrders(Connection connection, DoubleConsumer progress) throws SQLException {
        CopyRows.into(connection, ORDERS, rows -> {
            for (int order = 0; order < orders.length; order++) {
                tell(progress, order, 0);
                writeOrder(rows, order);
            }
        });
    }

    void writeLines(Connection connection, DoubleConsumer progress) throws SQLException {
        CopyRows.into(connection, LINES, rows -> {
            for (int order = 0; order < orders.length; order++) {
                tell(progress, order, .5);
                writeLines(rows, order);
            }
        });
    }

    private static long[] inOrder(GenerationPlan plan, Population population) {
        Filling filling = new Filling(new long[(int) (plan.customers() * plan.ordersPerCustomer() * 1.1) + 1000]);
        for (int customer = 0; customer < plan.customers(); customer++) {
            filling.customer = customer;
            population.orderDays(customer, filling::add);
        }
        Arrays.parallelSort(filling.packed, 0, filling.size);
        return Arrays.copyOf(filling.packed, filling.size);
    }

    private static final class Filling {

        private long[] packed;
        private int size;
        private int customer;

        Filling(long[] packed) {
            this.packed = packed;
        }

        void add(int day) {
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, size + size / 4);
            }
            packed[size++] = (long) day << Integer.SIZE | customer;
        }
    }

    private void tell(DoubleConsumer progress, int order, double begun) {
        if (order % A_STEP == 0) {
            progress.accept(begun + .5 * order / orders.length);
        }
    }

    private void writeOrder(CopyRows rows, int order) throws SQLException {
        RandomGenerator random = random(order);
        long id = place.firstOrder() + order;
        LocalDate day = plan.until().minusDays(Population.DAYS - 1L - (orders[order] >> Integer.SIZE));
        boolean cancelled = random.nextInt(CANCELLED) == 0;
        random.nextInt(RETURNED);
        rows.add(id)
                .add(String.format(Locale.ROOT, "G%010d", id))
                .add(place.firstCustomer() + customer(order))
                .add(day.atTime(9, 0)
                                .plusSeconds(random.nextInt(12 * 3600))
                                .atZone(place.zone())
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()
                        + "Z")
                .add(day)
                .add(Draw.any(random, CHANNELS))
                .add(cancelled ? "CANCELLED" : "COMPLETED")
                .add(place.currency())
                .end();
    }

    private void writeLines(CopyRows rows, int order) throws SQLException {
        RandomGenerator random = random(order);
        random.nextInt(CANCELLED);
        boolean returned = random.nextInt(RETURNED) == 0;
        double value = Population.value(random, spend[customer(order)]);
        int draw = random.nextInt(100);
        int lines = returned || draw < ONE_LINE ? 1 : draw < TWO_LINES ? 2 : 3;
        for (int line = 1; line <= lines; line++) {
            int product = products.any(random);
            long share = Math.max(100, Math.round(value * 100 / lines));
            long quantity = Math.max(1, Math.round((double) share / products.prices()[product]));
            long price = Math.max(1, share / quantity);
            rows.add(place.firstOrder() + order)
                    .add(line)
                    .add(products.ids()[product])
                    .add(returned ? -1 : quantity)
                    .addHundredths(price)
                    .addHundredths(price * (55 + product % 25) / 100)
                    .end();
        }
    }

    private RandomGenerator random(int order) {
        // two orders of a customer on one day differ by their place among all
        return Draw.of(plan.seed() + ORDER_OF, orders[order], order);
    }

    private int customer(int order) {
        return (int) orders[order];
    }
}
