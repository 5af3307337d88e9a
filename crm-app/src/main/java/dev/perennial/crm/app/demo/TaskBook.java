package dev.perennial.crm.app.demo;

import dev.perennial.crm.app.demo.DemoTask.Audience;
import dev.perennial.crm.app.demo.DemoTask.Script;
import dev.perennial.crm.care.TaskStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans the tasks that the demonstration's people have made for themselves: some late, some for today, some done. */
class TaskBook {

    private static final String MANAGER = "manager";

    /** An owner's tasks: for whom, how they stand, and the days from today. */
    private static final List<Slot> OF_OWNER = List.of(
            new Slot(Audience.SILENT, TaskStatus.OPEN, -4),
            new Slot(Audience.RECENT, TaskStatus.OPEN, -1),
            new Slot(Audience.SILENT, TaskStatus.OPEN, 0),
            new Slot(Audience.RECENT, TaskStatus.OPEN, 0),
            new Slot(Audience.LARGE, TaskStatus.OPEN, 0),
            new Slot(Audience.RECENT, TaskStatus.OPEN, 1),
            new Slot(Audience.SILENT, TaskStatus.OPEN, 3),
            new Slot(Audience.LARGE, TaskStatus.OPEN, 6),
            new Slot(Audience.SILENT, TaskStatus.SNOOZED, 4),
            new Slot(Audience.RECENT, TaskStatus.DONE, -1),
            new Slot(Audience.SILENT, TaskStatus.DONE, -2),
            new Slot(Audience.LARGE, TaskStatus.DONE, -5),
            new Slot(Audience.SILENT, TaskStatus.DONE, -6),
            new Slot(Audience.RECENT, TaskStatus.CANCELLED, -7),
            new Slot(Audience.SILENT, TaskStatus.DONE, -9),
            new Slot(Audience.LARGE, TaskStatus.DONE, -12),
            new Slot(Audience.SILENT, TaskStatus.DONE, -15),
            new Slot(Audience.SILENT, TaskStatus.DONE, -20),
            new Slot(Audience.LARGE, TaskStatus.DONE, -26));

    private static final List<Slot> OF_MANAGER = List.of(
            new Slot(Audience.LARGE, TaskStatus.OPEN, 0),
            new Slot(Audience.LARGE, TaskStatus.OPEN, 2),
            new Slot(Audience.LARGE, TaskStatus.DONE, -3),
            new Slot(Audience.LARGE, TaskStatus.DONE, -11));

    private final List<Script> scripts = SourceFile.TASKS.rows(Script::of);
    private final RandomGenerator random = new SplittableRandom(20_111_209L);
    private final Set<String> taken = new HashSet<>();
    private final Map<Script, Integer> turns = new HashMap<>();
    private final List<Standing> standings;
    private final LocalDate today;

    private record Slot(Audience audience, TaskStatus status, int days) {}

    /** How a customer stands with us. */
    private record Standing(DemoCustomer customer, String owner, int orders, BigDecimal spent, LocalDate last) {

        static Stream<Standing> of(DemoCustomer customer, @Nullable List<PastOrder> orders) {
            String owner = customer.owner();
            return owner == null || orders == null
                    ? Stream.empty()
                    : Stream.of(new Standing(
                            customer,
                            owner,
                            orders.size(),
                            sum(orders),
                            orders.getLast().day()));
        }

        private static BigDecimal sum(List<PastOrder> orders) {
            return orders.stream().map(PastOrder::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        boolean belongsTo(Audience audience, LocalDate today) {
            return switch (audience) {
                case RECENT -> last.isAfter(today.minusDays(15));
                case SILENT -> orders > 3 && last.isBefore(today.minusDays(60)) && last.isAfter(today.minusDays(240));
                case LARGE -> customer.isCompany() && last.isAfter(today.minusDays(120));
            };
        }
    }

    TaskBook(List<DemoCustomer> customers, Map<String, List<PastOrder>> orders, LocalDate today) {
        this.today = today;
        this.standings = customers.stream()
                .flatMap(customer -> Standing.of(customer, orders.get(customer.customerNo())))
                .sorted(Comparator.comparing(Standing::spent).reversed())
                .toList();
    }

    /** Everybody's tasks; of each audience those who have spent most come first. */
    List<DemoTask> tasks() {
        List<DemoTask> tasks = new ArrayList<>();
        for (String owner : owners()) {
            List<Standing> own = standings.stream()
                    .filter(standing -> standing.owner().equals(owner))
                    .toList();
            OF_OWNER.forEach(slot -> plan(slot, owner, own, tasks));
        }
        OF_MANAGER.forEach(slot -> plan(slot, MANAGER, standings, tasks));
        return tasks;
    }

    private List<String> owners() {
        return standings.stream().map(Standing::owner).distinct().sorted().toList();
    }

    private void plan(Slot slot, String assignee, List<Standing> from, List<DemoTask> tasks) {
        from.stream()
                .filter(standing -> standing.belongsTo(slot.audience(), today))
                .map(Standing::customer)
                .filter(customer -> taken.add(customer.customerNo()))
                .findFirst()
                .ifPresent(customer -> tasks.add(task(slot, assignee, customer)));
    }

    private DemoTask task(Slot slot, String assignee, DemoCustomer customer) {
        LocalDate day = today.plusDays(slot.days());
        LocalDate on =
                slot.days() < 0 ? WorkingHours.onOrBefore(day) : slot.days() > 0 ? WorkingHours.onOrAfter(day) : day;
        LocalDateTime closedAt =
                switch (slot.status()) {
                    case OPEN, SNOOZED -> null;
                    case DONE, CANCELLED -> WorkingHours.someTimeOn(on, random);
                };
        return new DemoTask(customer, script(slot.audience(), customer), slot.status(), on, closedAt, assignee);
    }

    /** One after the other, so that a team is not asked to do the same thing everywhere. */
    private Script script(Audience audience, DemoCustomer customer) {
        List<Script> fitting = scripts.stream()
                .filter(script ->
                        script.audience() == audience && script.language().equals(customer.language()))
                .toList();
        return fitting.get(turns.merge(fitting.getFirst(), 1, Integer::sum) % fitting.size());
    }
}
