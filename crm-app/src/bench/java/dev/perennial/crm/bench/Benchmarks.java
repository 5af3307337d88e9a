package dev.perennial.crm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the product takes at several sizes, beside what PostgreSQL alone takes for the same data in the same run.
 *
 * <p>Takes the jar, a directory for data, what to measure and the sizes: {@code crm.jar /tmp/bench score,pages 10000,100000}.
 * What is to be measured is any of {@code score}, {@code rebuild}, {@code import}, {@code pages}, {@code order},
 * {@code whatif}, {@code start}, or {@code all}. The data of a size are made once and kept.
 */
final class Benchmarks {

    private static final Set<String> ALL = Set.of("score", "rebuild", "import", "pages", "order", "whatif", "start");
    private static final int ORDERS_EACH = 10;
    private static final Pattern SECONDS = Pattern.compile("in (\\d+\\.\\d) s");
    private static final Pattern RUN = Pattern.compile("run (\\d+)");
    private static final int TURNS = 20;

    private final Path jar;
    private final Path directory;
    private final Set<String> wanted;
    private final Results results = new Results();

    private Benchmarks(Path jar, Path directory, Set<String> wanted) {
        this.jar = jar;
        this.directory = directory;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        Set<String> wanted = arguments[2].equals("all") ? ALL : Set.of(arguments[2].split(","));
        Benchmarks benchmarks = new Benchmarks(Path.of(arguments[0]), Path.of(arguments[1]), wanted);
        Files.createDirectories(benchmarks.directory);
        for (String size : arguments[3].split(",")) {
            benchmarks.measure(Integer.parseInt(size));
        }
        benchmarks.results.print();
    }

    private void measure(int customers) throws Exception {
        try (Installation product = new Installation(jar, directory.resolve("customers-" + customers))) {
            boolean fresh = !product.isThere();
            if (fresh) {
                String made = product.run(
                        "generate",
                        "--customers=" + customers,
                        "--orders-per-customer=" + ORDERS_EACH,
                        "--password=" + Installation.PASSWORD);
                results.add("generate", customers, told(SECONDS, made), 0, product.peakMegabytes(), "");
                product.run("score", "--as-of=" + LocalDate.now().minusDays(31));
            }
            String scored = fresh || wanted.contains("score") ? product.run("score") : "";
            long scoreMegabytes = product.peakMegabytes();
            double start = product.serve();
            if (wanted.contains("start")) {
                product.stop();
                results.add("start to first page", customers, Math.min(start, product.serve()), 0, 0, "");
            }
            try (Connection connection = product.connect()) {
                Floors floors = new Floors(connection);
                if (wanted.contains("score")) {
                    double floor = floors.scoreRun((long) told(RUN, scored));
                    results.add(
                            "score run", customers, told(SECONDS, scored), floor, scoreMegabytes, phases(connection));
                }
                if (wanted.contains("rebuild")) {
                    results.add("purchase days grouped by PostgreSQL", customers, floors.rebuild(), 0, 0, "");
                }
                if (wanted.contains("order")) {
                    order(product, customers, connection);
                }
                if (wanted.contains("whatif")) {
                    whatIf(product, customers);
                }
                if (wanted.contains("pages")) {
                    Pages pages = new Pages(product);
                    pages.alone();
                    pages.atWork();
                    double requests = pages.together();
                    results.add(
                            "pages, fifty at once",
                            customers,
                            1 / requests,
                            0,
                            product.peakMegabytes(),
                            String.format(Locale.ROOT, "%.0f requests/s", requests));
                }
                if (wanted.contains("import")) {
                    bringIn(customers, connection, floors);
                }
            }
        }
    }

    /** The lines of the generated orders into a new database. */
    private void bringIn(int customers, Connection from, Floors floors) throws Exception {
        Path csv = Files.createTempFile(directory, "orders", ".csv");
        Path fresh = directory.resolve("import-" + customers);
        try (Installation product = new Installation(jar, fresh)) {
            floors.copyOut("""
                    copy (select o.order_no, c.customer_no, to_char(o.ordered_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ordered_at,
                                 p.sku, l.quantity, l.unit_price
                          from orders o join customer c on c.id = o.customer_id join order_line l on l.order_id = o.id
                          join product p on p.id = l.product_id
                          order by o.id, l.line_no) to stdout (format csv, header)""", csv);
            double floor = floors.importLines(csv);
            long begun = System.nanoTime();
            String printed = product.run("import", "orders", csv.toString());
            results.add(
                    "import of order lines",
                    customers,
                    Installation.seconds(begun),
                    floor,
                    product.peakMegabytes(),
                    printed.lines().reduce("", (before, line) -> line).replaceFirst("^[^:]*: ", ""));
        } finally {
            Files.delete(csv);
            deleteAll(fresh);
        }
    }

    /** An order sent by a program, and the page of its customer, which shows the new scores. */
    private void order(Installation product, int customers, Connection connection) throws Exception {
        Session rep = Session.of(product, "admin");
        String customer = text(connection, "select customer_no from customer order by id limit 1");
        String sku = text(connection, "select sku from product order by id limit 1");
        double[] seconds = new double[TURNS];
        double[] page = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            String no = "BENCH-" + System.nanoTime();
            long begun = System.nanoTime();
            rep.get("/customers/" + customer);
            page[turn] = Installation.seconds(begun);
            // one password hash a call by name and password is what a call costs, order or not
            begun = System.nanoTime();
            rep.call("GET", "/api/v1/customers/" + customer, "");
            double call = Installation.seconds(begun);
            begun = System.nanoTime();
            rep.call("PUT", "/api/v1/orders/" + no, """
                    {"customerNo": "%s", "orderedAt": "%s", "status": "COMPLETED",
                     "lines": [{"lineNo": 1, "sku": "%s", "quantity": 1, "unitPrice": 100}]}"""
                    .formatted(customer, Instant.now(), sku));
            rep.get("/customers/" + customer);
            seconds[turn] = Installation.seconds(begun) - call;
        }
        Arrays.sort(seconds);
        Arrays.sort(page);
        results.add(
                "an order until the profile shows it",
                customers,
                seconds[TURNS / 2],
                page[TURNS / 2],
                0,
                "less a read of the customer by the same means; floor: the profile alone");
    }

    private void whatIf(Installation product, int customers) throws Exception {
        Session admin = Session.of(product, "admin");
        long begun = System.nanoTime();
        String page = admin.get("/admin/tier-policy");
        double first = Installation.seconds(begun);
        if (!page.contains("tier-policy")) {
            throw new IllegalStateException("No page of the tier policy");
        }
        double[] later = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            begun = System.nanoTime();
            admin.get("/admin/tier-policy");
            later[turn] = Installation.seconds(begun);
        }
        Arrays.sort(later);
        results.add("tier what-if, first", customers, first, 0, 0, "");
        results.add("tier what-if, again", customers, later[TURNS / 2], 0, 0, "");
    }

    private static String phases(Connection connection) throws SQLException {
        return text(connection, "select timings::text from score_run where timings is not null order by id desc limit 1");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    private static double told(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static void deleteAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
