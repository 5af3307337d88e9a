package dev.perennial.crm.app.demo;

import dev.perennial.crm.app.demo.TalkScripts.Occasion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What one customer and their owner have talked about, told around the real orders: always the same for the same customer.
 *
 * <p>The chances are chosen for a history that reads like that of a small wholesaler, some 15,000 talks in two years.
 */
class CustomerStory {

    private static final long SEED = 20_111_209L;
    private static final int LARGE_ORDER = 1_500;
    private static final int LARGE_CUSTOMER = 8_000;
    private static final int SMALL_RETURN = 20;
    private static final int SILENCE_DAYS = 90;

    private final DemoCustomer customer;
    private final String owner;
    private final List<PastOrder> purchases;
    private final List<PastOrder> returns;
    private final TalkScripts scripts;
    private final LocalDateTime now;
    private final RandomGenerator random;
    private final List<DemoTalk> talks = new ArrayList<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final Set<TalkScripts.Script> used = new HashSet<>();

    private CustomerStory(
            DemoCustomer customer, String owner, List<PastOrder> orders, TalkScripts scripts, LocalDateTime now) {
        this.customer = customer;
        this.owner = owner;
        this.purchases = orders.stream().filter(order -> !order.isReturn()).toList();
        this.returns = orders.stream().filter(PastOrder::isReturn).toList();
        this.scripts = scripts;
        this.now = now;
        this.random = new SplittableRandom(SEED + customer.customerNo().hashCode());
    }

    /** What was said before {@code now} to a customer with these orders; nothing where nobody looks after them. */
    static List<DemoTalk> of(DemoCustomer customer, List<PastOrder> orders, TalkScripts scripts, LocalDateTime now) {
        String owner = customer.owner();
        return owner == null ? List.of() : new CustomerStory(customer, owner, orders, scripts, now).told();
    }

    private List<DemoTalk> told() {
        returns.stream().filter(order -> order.isOver(SMALL_RETURN)).forEach(this::returned);
        if (!purchases.isEmpty()) {
            welcomed();
            purchases.forEach(this::ordered);
            fallenSilent();
            visited();
            greeted();
        }
        return talks;
    }

    private void welcomed() {
        PastOrder first = purchases.getFirst();
        if (happens(0.75)) {
            after(first, Occasion.WELCOME, 1, 6);
        }
        if (happens(0.10)) {
            after(first, Occasion.NOTE, 1, 200);
        }
    }

    private void ordered(PastOrder order) {
        if (happens(customer.isCompany() ? 0.14 : 0.10)) {
            LocalDate day = WorkingHours.onOrBefore(order.day().minusDays(random.nextInt(1, 4)));
            say(order, Occasion.ENQUIRY, day);
        }
        if (order.isOver(LARGE_ORDER) && happens(0.25)) {
            after(order, Occasion.FOLLOW_UP, 5, 10);
        }
        if (happens(0.015)) {
            LocalDate day = after(order, Occasion.TROUBLE, 2, 6);
            settled(order, day, 0.85);
        }
    }

    private void returned(PastOrder order) {
        if (happens(0.35)) {
            say(order, Occasion.RETURN, WorkingHours.onOrBefore(order.day().minusDays(random.nextInt(2))));
            settled(order, order.day(), 0.5);
        }
    }

    private void settled(PastOrder order, LocalDate complained, double chance) {
        if (happens(chance)) {
            say(order, Occasion.RESOLVED, WorkingHours.onOrAfter(complained.plusDays(random.nextInt(1, 5))));
        }
    }

    /** Whenever they had not ordered for long, the owner may have rung. */
    private void fallenSilent() {
        for (int place = 0; place < purchases.size(); place++) {
            PastOrder order = purchases.get(place);
            LocalDate next =
                    place + 1 < purchases.size() ? purchases.get(place + 1).day() : now.toLocalDate();
            if (ChronoUnit.DAYS.between(order.day(), next) > SILENCE_DAYS + 30 && happens(0.35)) {
                after(order, Occasion.SILENT, SILENCE_DAYS, SILENCE_DAYS + 30);
            }
        }
    }

    private void visited() {
        if (!customer.isCompany() || spent().compareTo(BigDecimal.valueOf(LARGE_CUSTOMER)) < 0) {
            return;
        }
        LocalDate day = purchases.getFirst().day();
        LocalDate end = purchases.getLast().day().plusDays(SILENCE_DAYS);
        for (day = nextVisit(day); day.isBefore(end); day = nextVisit(day)) {
            say(latestBefore(day), Occasion.VISIT, WorkingHours.onOrAfter(day));
        }
    }

    private LocalDate nextVisit(LocalDate last) {
        return last.plusDays(random.nextInt(75, 130));
    }

    private void greeted() {
        LocalDate first = purchases.getFirst().day();
        for (int year = first.getYear(); year <= now.getYear(); year++) {
            LocalDate day = LocalDate.of(year, Month.DECEMBER, 12).plusDays(random.nextInt(8));
            if (day.isAfter(first) && happens(0.14)) {
                say(latestBefore(day), Occasion.SEASON, WorkingHours.onOrAfter(day));
            }
        }
    }

    private LocalDate after(PastOrder order, Occasion occasion, int fewestDays, int mostDays) {
        LocalDate day = WorkingHours.onOrAfter(order.day().plusDays(random.nextInt(fewestDays, mostDays)));
        say(order, occasion, day);
        return day;
    }

    private void say(PastOrder order, Occasion occasion, LocalDate day) {
        LocalDateTime at = WorkingHours.someTimeOn(day, random);
        if (at.isBefore(now) && days.add(day)) {
            TalkScripts.Script script = scripts.pick(occasion, customer, used, random);
            talks.add(DemoTalk.about(order, script, customer, owner, at));
        }
    }

    private PastOrder latestBefore(LocalDate day) {
        return purchases.reversed().stream()
                .filter(order -> order.day().isBefore(day))
                .findFirst()
                .orElse(purchases.getFirst());
    }

    private BigDecimal spent() {
        return purchases.stream().map(PastOrder::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }
}
