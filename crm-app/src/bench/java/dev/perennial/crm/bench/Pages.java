package dev.perennial.crm.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fifty people at their pages, by session: first each page by itself, then all people at work, then all at once as fast as they
 * are answered.
 */
final class Pages {

    private static final int REPS = 50;
    private static final int LEADS = 10;
    private static final int ALONE = 20;
    private static final int WARMING = 5;
    private static final int SECONDS = 30;

    /** How long somebody at work looks at a page, on average. */
    private static final double LOOKING_SECONDS = 5;
    private static final Pattern PROFILE = Pattern.compile("href=\"(/customers/G\\d+)\"");

    private final Installation product;
    private final List<Session> reps = new ArrayList<>();
    private final List<Session> leads = new ArrayList<>();
    private final List<List<String>> profiles = new ArrayList<>();
    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new TreeMap<>();

    Pages(Installation product) throws IOException, InterruptedException {
        this.product = product;
        for (int rep = 1; rep <= REPS; rep++) {
            Session session = Session.of(product, String.format(Locale.ROOT, "rep%03d", rep));
            reps.add(session);
            List<String> found = new ArrayList<>();
            Matcher profile = PROFILE.matcher(session.get("/customers"));
            while (profile.find()) {
                found.add(profile.group(1));
            }
            profiles.add(found);
        }
        for (int lead = 1; lead <= LEADS; lead++) {
            leads.add(Session.of(product, String.format(Locale.ROOT, "lead%02d", lead)));
        }
    }

    /** Milliseconds of each page when nobody else works, and how many times as long as the page without data, as a table. */
    void alone() throws IOException, InterruptedException {
        Map<String, Call> calls = new LinkedHashMap<>();
        Session rep = reps.getFirst();
        Session lead = leads.getFirst();
        Session manager = Session.of(product, "manager");
        Session admin = Session.of(product, "admin");
        List<String> own = profiles.getFirst();
        calls.put("a page without data (sign-in)", turn -> rep.get("/login"));
        calls.put("rep: workbench", turn -> rep.get("/"));
        calls.put("rep: customers", turn -> rep.get("/customers"));
        calls.put("rep: customers of a tier by risk", turn -> rep.get("/customers?tier=GOLD&sort=-risk"));
        calls.put("rep: customers found by name", turn -> rep.get("/customers?q=%E7%8E%8B%E4%BC%9F"));
        calls.put("rep: profile", turn -> rep.get(own.get(turn % own.size())));
        calls.put("rep: care", turn -> rep.get("/care"));
        calls.put("rep: tiers", turn -> rep.get("/tiers"));
        calls.put("lead: workbench", turn -> lead.get("/"));
        calls.put("lead: customers", turn -> lead.get("/customers?rhythm=SILENT"));
        calls.put("lead: care", turn -> lead.get("/care"));
        calls.put("lead: tiers", turn -> lead.get("/tiers"));
        calls.put("lead: churn", turn -> lead.get("/churn"));
        calls.put("lead: reports", turn -> lead.get("/reports"));
        calls.put("manager: workbench", turn -> manager.get("/"));
        calls.put("manager: customers", turn -> manager.get("/customers"));
        calls.put("manager: customers by name", turn -> manager.get("/customers?sort=name"));
        calls.put("manager: care", turn -> manager.get("/care"));
        calls.put("manager: tiers", turn -> manager.get("/tiers"));
        calls.put("manager: churn", turn -> manager.get("/churn"));
        calls.put("administrator: workbench", turn -> admin.get("/"));
        calls.put("administrator: customers", turn -> admin.get("/customers"));
        calls.put("administrator: customers by region and tag", turn -> admin.get("/customers?region=East&tag=vip"));
        calls.put("administrator: care", turn -> admin.get("/care"));
        calls.put("administrator: tiers", turn -> admin.get("/tiers"));
        calls.put("administrator: churn", turn -> admin.get("/churn"));
        calls.put("administrator: churn, retention", turn -> admin.get("/churn/retention"));
        calls.put("administrator: churn, rhythm", turn -> admin.get("/churn/rhythm"));
        calls.put("administrator: reports", turn -> admin.get("/reports"));
        System.out.println("| page, one at a time | first ms | median ms | p95 ms | ratio |");
        System.out.println("|---|---:|---:|---:|---:|");
        double floor = 0;
        for (Map.Entry<String, Call> call : calls.entrySet()) {
            double first = millis(call.getValue(), 0);
            double[] all = new double[first > 2000 ? 3 : ALONE];
            for (int turn = 0; turn < (first > 2000 ? 0 : WARMING); turn++) {
                millis(call.getValue(), turn);
            }
            for (int turn = 0; turn < all.length; turn++) {
                all[turn] = millis(call.getValue(), turn);
            }
            Arrays.sort(all);
            double median = all[all.length / 2];
            floor = floor == 0 ? median : floor;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f | %.1f |%n",
                    call.getKey(),
                    first,
                    median,
                    all[(int) (all.length * .95)],
                    median / floor);
        }
    }

    /** Everybody, each looking at a page for a while before opening the next. */
    void atWork() throws IOException, InterruptedException {
        for (Session lead : leads) {
            lead.get("/churn"); // the first time after a start it waits for its sums
        }
        people("at work", LOOKING_SECONDS);
    }

    /** Everybody at once; returns requests a second. */
    double together() throws InterruptedException {
        return people("at once", 0);
    }

    private double people(String how, double lookingSeconds) throws InterruptedException {
        for (String page : List.of("workbench", "customers", "filtered", "profile", "care", "tiers", "churn")) {
            nanos.put(page, new ConcurrentLinkedQueue<>());
        }
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        List<Thread> people = new ArrayList<>();
        for (int rep = 0; rep < REPS; rep++) {
            int place = rep;
            people.add(Thread.startVirtualThread(() -> work(place, end, lookingSeconds)));
        }
        for (Thread person : people) {
            person.join();
        }
        System.out.println("| page, fifty people " + how + " | requests | p50 ms | p95 ms | p99 ms |");
        System.out.println("|---|---:|---:|---:|---:|");
        long requests = 0;
        for (Map.Entry<String, ConcurrentLinkedQueue<Long>> page : nanos.entrySet()) {
            long[] sorted =
                    page.getValue().stream().mapToLong(Long::longValue).sorted().toArray();
            requests += sorted.length;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f |%n",
                    page.getKey(),
                    sorted.length,
                    at(sorted, .5),
                    at(sorted, .95),
                    at(sorted, .99));
        }
        return (double) requests / SECONDS;
    }

    private void work(int place, long end, double lookingSeconds) {
        SplittableRandom random = new SplittableRandom(place);
        Session rep = reps.get(place);
        Session lead = leads.get(place % LEADS);
        List<String> own = profiles.get(place);
        try {
            while (true) {
                // exponential, so that people do not fall into step
                TimeUnit.NANOSECONDS.sleep((long) (-Math.log(1 - random.nextDouble()) * lookingSeconds * 1e9));
                if (System.nanoTime() >= end) {
                    return;
                }
                int draw = random.nextInt(100);
                if (draw < 15) {
                    timed("workbench", turn -> rep.get("/"));
                } else if (draw < 35) {
                    timed("customers", turn -> rep.get("/customers"));
                } else if (draw < 50) {
                    timed("filtered", turn -> rep.get("/customers?tier=SILVER&sort=-valueAtRisk"));
                } else if (draw < 80) {
                    timed("profile", turn -> rep.get(own.get(random.nextInt(own.size()))));
                } else if (draw < 90) {
                    timed("care", turn -> rep.get("/care"));
                } else if (draw < 95) {
                    timed("tiers", turn -> rep.get("/tiers"));
                } else {
                    timed("churn", turn -> lead.get("/churn"));
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Call {
        String on(int turn) throws IOException, InterruptedException;
    }

    private void timed(String page, Call call) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        call.on(0);
        nanos.getOrDefault(page, new ConcurrentLinkedQueue<>()).add(System.nanoTime() - begun);
    }

    private static double millis(Call call, int turn) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        call.on(turn);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * share)] / 1e6;
    }
}
