package dev.perennial.crm.journey;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** The orders of {@link SampleBusiness}, as the file they come in with. The same at every call. */
final class SampleOrders {

    private static final LocalDate END = LocalDate.of(2026, 3, 15);

    private static final String HEADER = "order_no,customer_no,ordered_at,line_no,sku,product_name,category,quantity,"
            + "unit_price,discount,unit_cost\n";

    private final StringBuilder rows = new StringBuilder(HEADER);
    private final Random random = new Random(20_260_316);
    private int orders;

    private SampleOrders() {}

    static String csv() {
        SampleOrders file = new SampleOrders();
        file.regular(SampleCustomer.BIGGEST, 14, 3, 60_000);
        file.regular(SampleCustomer.LONGEST, 30, 45, 2_400);
        file.regular(SampleCustomer.FREE, 60, 10, 0);
        file.regular(SampleCustomer.TALKATIVE, 2, 1, 300);
        file.regular(SampleCustomer.FOREIGN, 21, 20, 1_800);
        file.regular(SampleCustomer.CALLED, 25, 8, 950);
        file.regular(SampleCustomer.WRITTEN_TO, 40, 12, 420);
        file.order(SampleCustomer.RETURNER, END.minusDays(90), 5, 800);
        file.order(SampleCustomer.RETURNER, END.minusDays(60), -5, 800);
        SampleCustomer.ordinary().forEach(customer -> file.ordinary(customer.number()));
        return file.rows.toString();
    }

    /** Some buy weekly and some twice a year; a third have been silent for longer than they ever were. */
    private void ordinary(String customer) {
        int rhythm = 8 + random.nextInt(90);
        int silence = random.nextInt(3) == 0 ? rhythm * (2 + random.nextInt(5)) : random.nextInt(rhythm);
        regular(customer, rhythm, silence, 40 * Math.pow(300, random.nextDouble()));
    }

    private void regular(String customer, int rhythm, int silence, double amount) {
        LocalDate day = END.minusDays(silence);
        LocalDate first = LocalDate.of(2024, 10, 1).plusDays(random.nextInt(300));
        for (; day.isAfter(first); day = day.minusDays(Math.max(rhythm * 3 / 4 + random.nextInt(rhythm / 2 + 1), 1))) {
            order(customer, day, 1 + random.nextInt(4), amount * (.6 + random.nextDouble() * .8));
        }
    }

    private void order(String customer, LocalDate day, int quantity, double price) {
        orders++;
        int product = random.nextInt(12);
        rows.append(String.format(
                Locale.ROOT,
                "S%05d,%s,%s 10:%02d,1,SKU-%d,Product %d,Range %d,%d,%.2f,0,%.2f\n",
                orders,
                customer,
                day,
                orders % 60,
                product,
                product,
                product % 4,
                quantity,
                price,
                price * .6));
    }
}
