package dev.perennial.crm.customer;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many customers given to one person, or in turn to several, by somebody who may. */
@Service
@RequiredArgsConstructor
@Transactional
public class Assignments {

    /** Most customers of one call. */
    public static final int MOST = 1000;

    private final Stewardship stewardship;
    private final Ownership ownership;
    private final JdbcClient jdbc;
    private final ChangeLog changes;

    /** How it went with one customer. */
    public enum Result {
        ASSIGNED,
        /** Owned by that person already. */
        UNCHANGED,
        /** Not there, or not for the viewer to see. */
        NOT_FOUND
    }

    /**
     * One customer of those asked for.
     *
     * @param owner            user name of who it was meant for; null for the unassigned pool
     * @param outsideTerritory whether its region belongs to a team that the new owner's has nothing to do with
     */
    public record Item(String customerNo, @Nullable String owner, Result result, boolean outsideTerritory) {}

    /** What is done about the customers that are there. */
    private record Plan(List<Gift> gifts, Map<String, Gift> byNumber, Map<String, @Nullable String> takers) {}

    /**
     * Gives customers away, one to each owner in turn.
     *
     * @param owners user names; empty for the unassigned pool
     * @return one result for each number, in their order
     * @throws InvalidInput when there are none or too many, or an owner is nobody the viewer may give customers to
     */
    public List<Item> assign(Viewer viewer, List<String> customerNos, List<String> owners) {
        Set<String> wanted = new LinkedHashSet<>(customerNos);
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw InvalidInput.of("customerNos", "customer.error.assign.count", MOST);
        }
        Plan plan = plan(wanted, visible(viewer, wanted), takers(viewer, owners));
        Set<Long> given = new HashSet<>(ownership.give(viewer, OwnerChange.Reason.ASSIGNED, plan.gifts()));
        Set<Long> outside = outside(given);
        changes.record(
                viewer.username(),
                "customers",
                String.join(", ", owners),
                "assigned",
                Map.of("customers", given.size(), "owners", owners));
        return wanted.stream().map(number -> item(number, plan, given, outside)).toList();
    }

    /** At least one; null is the pool. */
    private List<@Nullable User> takers(Viewer viewer, List<String> owners) {
        List<@Nullable User> takers = new ArrayList<>();
        for (String owner : owners.isEmpty() ? List.of("") : owners) {
            takers.add(stewardship.assignable(viewer, owner));
        }
        return takers;
    }

    private Map<String, Long> visible(Viewer viewer, Set<String> numbers) {
        Visibility visibility = Visibility.of(viewer);
        Map<String, Long> keys = new HashMap<>();
        jdbc.sql("select c.id, c.customer_no from customer c where c.customer_no = any (:numbers) and "
                        + visibility.predicate())
                .param("numbers", numbers.toArray(String[]::new))
                .params(visibility.parameters())
                .query((row, number) -> keys.put(row.getString("customer_no"), row.getLong("id")))
                .list();
        return keys;
    }

    private static Plan plan(Set<String> wanted, Map<String, Long> keys, List<@Nullable User> takers) {
        Plan plan = new Plan(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        for (String number : wanted) {
            Long key = keys.get(number);
            if (key != null) {
                User taker = takers.get(plan.gifts().size() % takers.size());
                Gift gift = new Gift(key, taker == null ? null : taker.getId());
                plan.gifts().add(gift);
                plan.byNumber().put(number, gift);
                plan.takers().put(number, taker == null ? null : taker.getUsername());
            }
        }
        return plan;
    }

    private Set<Long> outside(Set<Long> given) {
        return new HashSet<>(
                jdbc.sql("select id from customer where id = any (:given) and outside_territory(region, team_id)")
                        .param("given", given.toArray(Long[]::new))
                        .query((row, number) -> row.getLong("id"))
                        .list());
    }

    private static Item item(String number, Plan plan, Set<Long> given, Set<Long> outside) {
        Gift gift = plan.byNumber().get(number);
        if (gift == null) {
            return new Item(number, null, Result.NOT_FOUND, false);
        }
        Result result = given.contains(gift.customerId()) ? Result.ASSIGNED : Result.UNCHANGED;
        return new Item(number, plan.takers().get(number), result, outside.contains(gift.customerId()));
    }
}
