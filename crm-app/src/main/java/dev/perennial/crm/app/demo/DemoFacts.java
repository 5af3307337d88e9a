package dev.perennial.crm.app.demo;

import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.shared.Business;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Writes what the demonstration's business knows: people, products, customers, orders, talks, tasks and the rest. */
@Component
@RequiredArgsConstructor
class DemoFacts {

    private final Business business;
    private final DemoPeople people;
    private final DemoProducts products;
    private final DemoCustomers customers;
    private final DemoDetails details;
    private final DemoOrders orders;
    private final DemoTalks talks;
    private final DemoTasks tasks;
    private final DemoFeedback feedback;
    private final DemoTraces traces;
    private final DuplicateSearch duplicates;

    void write(Progress progress) {
        Shift shift = Shift.before(business.today());
        done(progress, Phase.PEOPLE, people.hire());
        List<DemoProducts.Product> stock = products.stock();
        done(progress, Phase.PRODUCTS, stock.size());
        List<DemoCustomer> known = customers.takeUp(shift);
        done(progress, Phase.CUSTOMERS, known.size());
        details.tell(known);
        OrderBook book = new OrderBook(stock);
        orders.record(shift, progress, book::add);
        details.group();
        care(known, book.byCustomer(), progress);
        duplicates.searchAll();
    }

    private void care(List<DemoCustomer> known, Map<String, List<PastOrder>> past, Progress progress) {
        LocalDateTime now = LocalDateTime.ofInstant(business.now(), business.timeZone());
        TalkScripts scripts = new TalkScripts();
        List<DemoTask> planned = new TaskBook(known, past, now.toLocalDate()).tasks();
        Stream<DemoTalk> told = known.stream()
                .flatMap(customer ->
                        CustomerStory.of(customer, past.getOrDefault(customer.customerNo(), List.of()), scripts, now)
                                .stream());
        List<DemoTalk> said =
                Stream.concat(told, planned.stream().flatMap(DemoTask::talk)).toList();
        done(progress, Phase.INTERACTIONS, talks.write(said));
        done(progress, Phase.TASKS, tasks.write(planned));
        done(progress, Phase.FEEDBACK, feedback.write(known, past));
        done(progress, Phase.TRACES, traces.leave());
    }

    private static void done(Progress progress, Phase phase, long count) {
        progress.at(phase, count, count);
    }
}
