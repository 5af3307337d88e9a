package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes out of what an administrator wants who gets which customers; changes nothing. */
@Component
@RequiredArgsConstructor
class BookPlans {

    private static final long NO_RUN = 0;
    private static final int NAMED = 5;

    private final People people;
    private final LooseEnds looseEnds;
    private final JdbcClient jdbc;

    private record Chosen(String number, @Nullable Long customer) {}

    /**
     * @throws InvalidInput when a person cannot give or take, a customer is not in the book, or there is nothing to give
     */
    BookPlan plan(Viewer admin, NewHandover wanted) {
        requireAdministrator(admin);
        User from = person("from", wanted.from());
        List<User> to = wanted.to().stream().map(this::taker).toList();
        boolean whole = wanted.customerNos().isEmpty();
        List<Long> book = inOrder(from, whole ? null : chosen(from, wanted.customerNos()));
        BookPlan plan = new BookPlan(from, to, inTurn(book, to), whole);
        if (book.isEmpty()
                && !(whole && !looseEnds.count(from.getId(), plan.receivers()).isEmpty())) {
            throw InvalidInput.of("from", "handover.error.empty", from.getDisplayName());
        }
        return plan;
    }

    /** Keeps a person's customers from everybody else until the transaction ends. */
    void lock(String owner) {
        jdbc.sql("""
                        select c.id from customer c join app_user u on u.id = c.owner_id
                        where u.username = lower(?) order by c.id for no key update of c""").param(owner).query((row, number) -> row.getLong(1)).list();
    }

    static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators hand books over");
        }
    }

    /** What is known of the customers comes from this run. */
    long currentRun() {
        return jdbc.sql("select run_id from current_score_run")
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(NO_RUN);
    }

    /** Numbers from before a merge are as good as any. */
    private Set<Long> chosen(User from, List<String> numbers) {
        List<Chosen> chosen = jdbc.sql("""
                        select n.number, c.id as customer
                        from unnest(cast(:numbers as text[])) with ordinality as n (number, place)
                        left join customer c on c.id = customer_numbered(n.number) and c.owner_id = :from
                        order by n.place""")
                .param("numbers", numbers.toArray(String[]::new))
                .param("from", from.getId())
                .query((row, number) -> new Chosen(row.getString("number"), row.getObject("customer", Long.class)))
                .list();
        Set<Long> customers = new LinkedHashSet<>();
        List<String> foreign = new ArrayList<>();
        for (Chosen each : chosen) {
            Long customer = each.customer();
            if (customer == null) {
                foreign.add(each.number());
            } else {
                customers.add(customer);
            }
        }
        if (!foreign.isEmpty()) {
            String named = String.join(", ", foreign.subList(0, Math.min(NAMED, foreign.size())));
            throw InvalidInput.of("customerNos", "handover.error.customers", foreign.size(), named);
        }
        return customers;
    }

    /** @param chosen null for all */
    private List<Long> inOrder(User from, @Nullable Set<Long> chosen) {
        return jdbc.sql("""
                        select c.id from customer c
                        left join customer_score s on s.run_id = %d and s.customer_id = c.id
                        where c.owner_id = :from and (:whole or c.id = any (:chosen))
                        order by s.revenue desc nulls last, c.id""".formatted(currentRun()))
                .param("from", from.getId())
                .param("whole", chosen == null)
                .param("chosen", chosen == null ? new Long[0] : chosen.toArray(Long[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static List<Gift> inTurn(List<Long> book, List<User> to) {
        List<Gift> gifts = new ArrayList<>();
        for (Long customer : book) {
            gifts.add(new Gift(customer, to.get(gifts.size() % to.size()).getId()));
        }
        return gifts;
    }

    private User taker(String username) {
        User user = person("to", username);
        if (!user.isActive()) {
            throw InvalidInput.of("to", "customer.error.person", username);
        }
        return user;
    }

    private User person(String field, String username) {
        return people.find(username).orElseThrow(() -> InvalidInput.of(field, "customer.error.person", username));
    }
}
