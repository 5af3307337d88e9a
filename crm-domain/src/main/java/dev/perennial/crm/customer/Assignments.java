package dev.perennial.crm.customer;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.InvalidInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        /** Whoever it could have gone to holds as many customers as anybody may. */
        FULL,
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

    /** A customer that is there, by the number asked for: their own, or one from before a merge. */
    private record Found(
            String number, long customer, @Nullable Long owner) {}

    /** Who gets which customer; one that nobody has room for is missing. */
    private record Plan(Map<Long, @Nullable User> takers) {

        List<Gift> gifts() {
            List<Gift> gifts = new ArrayList<>();
            takers.forEach((customer, taker) -> gifts.add(new Gift(customer, taker == null ? null : taker.getId())));
            return gifts;
        }
    }

    /**
     * Gives customers away, one to each owner in turn; whoever has no room for one is passed over.
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
        List<@Nullable User> takers = takers(viewer, owners);
        List<Found> found = visible(viewer, wanted);
        Plan plan = plan(found, takers);
        Set<Long> given = new HashSet<>(ownership.give(viewer, OwnerChange.Reason.ASSIGNED, plan.gifts()));
        Set<Long> outside = outside(given);
        changes.record(
                viewer.username(),
                "customers",
                String.join(", ", owners),
                "assigned",
                Map.of("customers", given.size(), "owners", owners));
        Map<String, Long> keys = found.stream().collect(Collectors.toMap(Found::number, Found::customer));
        return wanted.stream()
                .map(number -> item(number, keys.get(number), plan, given, outside))
                .toList();
    }

    /** At least one; null is the pool. */
    private List<@Nullable User> takers(Viewer viewer, List<String> owners) {
        List<@Nullable User> takers = new ArrayList<>();
        for (String owner : owners.isEmpty() ? List.of("") : owners) {
            takers.add(stewardship.assignable(viewer, owner));
        }
        return takers;
    }

    private List<Found> visible(Viewer viewer, Set<String> numbers) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select n.number, c.id, c.owner_id
                        from unnest(cast(:numbers as text[])) with ordinality as n (number, place)
                        join customer c on c.id = customer_numbered(n.number)
                        where %s order by n.place""".formatted(visibility.predicate()))
                .param("numbers", numbers.toArray(String[]::new))
                .params(visibility.parameters())
                .query((row, number) ->
                        new Found(row.getString("number"), row.getLong("id"), row.getObject("owner_id", Long.class)))
                .list();
    }

    private Plan plan(List<Found> found, List<@Nullable User> takers) {
        HoldingLimits.Room room = stewardship.room(
                keys(takers), found.stream().map(Found::customer).toList());
        Plan plan = new Plan(new LinkedHashMap<>());
        int turn = 0;
        for (Found each : found) {
            if (!plan.takers().containsKey(each.customer())) {
                int next = next(each, takers, turn, room);
                if (next >= 0) {
                    plan.takers().put(each.customer(), takers.get(next));
                    turn = next + 1;
                }
            }
        }
        return plan;
    }

    private static List<Long> keys(List<@Nullable User> takers) {
        List<Long> keys = new ArrayList<>();
        for (User taker : takers) {
            if (taker != null) {
                keys.add(taker.getId());
            }
        }
        return keys;
    }

    /** @return place of who takes the customer; -1 when nobody can */
    private static int next(Found each, List<@Nullable User> takers, int turn, HoldingLimits.Room room) {
        for (int passed = 0; passed < takers.size(); passed++) {
            int place = (turn + passed) % takers.size();
            User taker = takers.get(place);
            if (taker == null || taker.getId().equals(each.owner()) || room.take(taker.getId(), each.customer())) {
                return place;
            }
        }
        return -1;
    }

    private Set<Long> outside(Set<Long> given) {
        return new HashSet<>(
                jdbc.sql("select id from customer where id = any (:given) and outside_territory(region, team_id)")
                        .param("given", given.toArray(Long[]::new))
                        .query((row, number) -> row.getLong("id"))
                        .list());
    }

    private static Item item(String number, @Nullable Long customer, Plan plan, Set<Long> given, Set<Long> outside) {
        if (customer == null) {
            return new Item(number, null, Result.NOT_FOUND, false);
        }
        if (!plan.takers().containsKey(customer)) {
            return new Item(number, null, Result.FULL, false);
        }
        User taker = plan.takers().get(customer);
        Result result = given.contains(customer) ? Result.ASSIGNED : Result.UNCHANGED;
        return new Item(number, taker == null ? null : taker.getUsername(), result, outside.contains(customer));
    }
}
