package dev.perennial.crm.reliability;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What many people and programs want at once: orders one by one, whole files of them, score runs, backups. Each repeats what was not
 * acknowledged, as {@code PUT} and files allow.
 */
final class Load {

    /** How many write orders one by one. */
    static final int WRITERS = 3;

    private static final int CUSTOMERS = 300;

    private static final int ORDERS_A_FILE = 400;
    private static final String HEADER = "order_no,customer_no,ordered_at,line_no,sku,quantity,unit_price\n";
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 400;
    private static final int PAUSE_MILLIS = 100;
    private static final int BETWEEN_BACKUPS_MILLIS = 1_000;

    private final KilledServer server;
    private final Archivist archivist;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger backups = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private volatile @Nullable Backup latest;

    /**
     * A backup that was made meanwhile.
     *
     * @param archive      where it is
     * @param acknowledged the orders the server had before it was asked for
     */
    record Backup(Path archive, Set<String> acknowledged) {}

    Load(KilledServer server, Archivist archivist) {
        this.server = server;
        this.archivist = archivist;
    }

    /** Makes the customers known that will order. */
    void prepare() throws InterruptedException {
        String csv = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> "C%d,Customer %d\n".formatted(number, number))
                .collect(Collectors.joining("", "customer_no,name\n", ""));
        until(() -> "DONE".equals(finished("/api/v1/imports?type=customers", "text/csv", csv)));
    }

    void start() {
        stopped = false;
        for (int writer = 0; writer < WRITERS; writer++) {
            begin("orders", () -> writeOrder(next.getAndIncrement()));
        }
        begin("files", () -> writeFile(files.getAndIncrement()));
        begin("score-runs", () -> {
            if (until(this::scores)) {
                runs.incrementAndGet();
            }
        });
        begin("backups", () -> {
            until(this::backsUp);
            Thread.sleep(BETWEEN_BACKUPS_MILLIS);
        });
    }

    private boolean scores() throws IOException, InterruptedException {
        return "DONE".equals(finished("/api/v1/score-runs", "application/json", "{}"));
    }

    private boolean backsUp() throws IOException, InterruptedException {
        int life = deaths.get();
        Set<String> before = Set.copyOf(acknowledged);
        Path archive = archivist.backUp(() -> !goesOn(life));
        if (archive != null) {
            latest = new Backup(archive, before);
            backups.incrementAndGet();
        }
        return archive != null;
    }

    /** Something was killed: who waited for what was at work then asks anew. */
    void killed() {
        deaths.incrementAndGet();
    }

    /** Whether what was asked for in a life of the server is still to be waited for. */
    private boolean goesOn(int life) {
        return !stopped && life == deaths.get();
    }

    /** How many score runs were seen to be done. */
    int runs() {
        return runs.get();
    }

    /** How many backups were made and seen to be done. */
    int backups() {
        return backups.get();
    }

    /** The last of them. */
    Backup latest() {
        return Objects.requireNonNull(latest);
    }

    /** Numbers of the orders the server said it has. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** In words what was acknowledged so far. */
    @Override
    public String toString() {
        return "%d orders acknowledged, %d files begun, %d score runs and %d backups done"
                .formatted(acknowledged.size(), files.get(), runs.get(), backups.get());
    }

    private void begin(String name, Work work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!stopped) {
                    work.run();
                }
            } catch (InterruptedException | RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }));
    }

    private void writeOrder(int number) throws InterruptedException {
        String body = """
                {"customerNo": "C%d", "orderedAt": "%s", "lines": [
                    {"sku": "A", "quantity": 1, "unitPrice": %d}, {"sku": "B", "quantity": 2, "unitPrice": 10}]}""".formatted(number % CUSTOMERS, day(number), Truth.price(number));
        String orderNo = "K-" + number;
        until(() -> acknowledges(server.send("PUT", "/api/v1/orders/" + orderNo, "application/json", body))
                && acknowledged.add(orderNo));
    }

    private void writeFile(int file) throws InterruptedException {
        List<Integer> numbers = IntStream.range(file * ORDERS_A_FILE, (file + 1) * ORDERS_A_FILE)
                .boxed()
                .toList();
        String csv = numbers.stream().map(Load::lines).collect(Collectors.joining("", HEADER, ""));
        until(() -> "DONE".equals(finished("/api/v1/imports?type=orders", "text/csv", csv))
                && acknowledged.addAll(
                        numbers.stream().map(number -> "F-" + number).toList()));
    }

    private static String lines(int number) {
        String order = "F-%d,C%d,%s,".formatted(number, number % CUSTOMERS, day(number));
        return order + "1,A,1," + Truth.price(number) + "\n" + order + "2,B,2,10\n";
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number % DAYS);
    }

    /** How long work ended that was asked for; null when it was not even accepted. */
    private @Nullable String finished(String path, String type, String body) throws IOException, InterruptedException {
        int life = deaths.get();
        HttpResponse<String> accepted = server.send("POST", path, type, body);
        if (accepted.statusCode() != 202) {
            return null;
        }
        String location = accepted.headers().firstValue("Location").orElseThrow();
        String at = location.substring(location.indexOf("/api/"));
        String status = "QUEUED";
        while (goesOn(life) && (status.equals("QUEUED") || status.equals("RUNNING"))) {
            Thread.sleep(PAUSE_MILLIS);
            status = status(server.get(at), status);
        }
        return status;
    }

    private static String status(HttpResponse<String> answer, String before) {
        return answer.statusCode() == 200
                ? answer.body().replaceFirst("(?s).*?\"status\"\\s*:\\s*\"([A-Z]+)\".*", "$1")
                : before;
    }

    private static boolean acknowledges(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 4) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() / 100 == 2;
    }

    /** Tries until it is acknowledged or nobody wants it any more; returns whether it was. */
    private boolean until(Attempt attempt) throws InterruptedException {
        while (!stopped) {
            if (succeeds(attempt)) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static boolean succeeds(Attempt attempt) throws InterruptedException {
        try {
            return attempt.succeeds();
        } catch (IOException serverGone) {
            return false;
        }
    }

    /** Nobody begins anything new, and what is not acknowledged by now is given up. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        failures.forEach(failure -> {
            throw new AssertionError(failure);
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private interface Attempt {
        boolean succeeds() throws IOException, InterruptedException;
    }
}
