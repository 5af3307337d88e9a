package dev.perennial.crm.group;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in which group. Whoever sees a group puts the customers they see into it, and takes them out. */
@Service
@RequiredArgsConstructor
@Transactional
public class Members {

    /** Most customers put in or taken out at a time. */
    public static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Groups groups;
    private final ChangeLog changes;
    private final Business business;

    /**
     * @return how many were not in the group yet
     * @throws NotFound when the viewer may not see the group or one of the customers
     */
    public int add(Viewer viewer, long group, Collection<String> customerNos) {
        groups.get(viewer, group);
        List<Long> customers = visible(viewer, customerNos);
        int added = jdbc.sql("""
                        insert into customer_group_member (group_id, customer_id, added_at)
                        select :group, customer, :now from unnest(:customers) customer
                        on conflict do nothing""")
                .param("group", group)
                .param("customers", customers.toArray(Long[]::new))
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
        record(viewer, group, "members added", added, customerNos);
        return added;
    }

    /**
     * @return how many were in the group
     * @throws NotFound when the viewer may not see the group or one of the customers
     */
    public int remove(Viewer viewer, long group, Collection<String> customerNos) {
        groups.get(viewer, group);
        List<Long> customers = visible(viewer, customerNos);
        int removed = jdbc.sql(
                        "delete from customer_group_member where group_id = :group and customer_id = any (:customers)")
                .param("group", group)
                .param("customers", customers.toArray(Long[]::new))
                .update();
        record(viewer, group, "members removed", removed, customerNos);
        return removed;
    }

    private record Seen(long id, String customerNo) {}

    private List<Long> visible(Viewer viewer, Collection<String> customerNos) {
        if (customerNos.isEmpty() || customerNos.size() > MOST) {
            throw InvalidInput.of("customerNos", "group.error.members", MOST);
        }
        Visibility visibility = Visibility.of(viewer);
        List<Seen> seen = jdbc.sql("""
                        select c.id, c.customer_no from customer c where c.customer_no = any (:numbers) and %s""".formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("numbers", customerNos.toArray(String[]::new))
                .query(new SimplePropertyRowMapper<>(Seen.class))
                .list();
        Set<String> unseen = new HashSet<>(customerNos);
        seen.forEach(each -> unseen.remove(each.customerNo()));
        unseen.stream().findFirst().ifPresent(number -> {
            throw new NotFound("customer", number);
        });
        return seen.stream().map(Seen::id).toList();
    }

    private void record(Viewer viewer, long group, String action, int changed, Collection<String> customerNos) {
        if (changed > 0) {
            changes.record(
                    viewer.username(),
                    "customer_group",
                    String.valueOf(group),
                    action,
                    Map.of("customers", List.copyOf(customerNos)));
        }
    }
}
