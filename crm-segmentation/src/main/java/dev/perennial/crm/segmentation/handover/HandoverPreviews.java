package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.pool.PoolPolicy;
import dev.perennial.crm.shared.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a handover would do before anybody does it. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class HandoverPreviews {

    /** Digests shown. */
    public static final int DIGESTS = 10;

    /** Loose ends named of each kind. */
    public static final int LOOSE_ENDS = 10;

    private final BookPlans plans;
    private final DigestWriter digests;
    private final LooseEnds looseEnds;
    private final PoolPolicy policy;
    private final JdbcClient jdbc;

    /** @throws InvalidInput where {@link Handovers#handOver} would refuse too */
    public HandoverPreview preview(Viewer admin, NewHandover wanted) {
        BookPlan plan = plans.plan(admin, wanted);
        long from = plan.from().getId();
        List<Long> to = plan.receivers();
        return new HandoverPreview(
                plan.from().getDisplayName(),
                plan.gifts().size(),
                tasks(plan),
                plan.whole(),
                shares(plan),
                plan.whole() ? looseEnds.count(from, to) : Map.of(),
                plan.whole() ? looseEnds.first(from, to, LOOSE_ENDS) : List.of(),
                digests.sample(plan, wanted.note(), plans.currentRun(), DIGESTS));
    }

    private long tasks(BookPlan plan) {
        return jdbc.sql("""
                        select count(*) from care_task
                        where customer_id = any (:book) and assignee_id = :from and status in ('OPEN', 'SNOOZED')""")
                .param("book", plan.customers().toArray(Long[]::new))
                .param("from", plan.from().getId())
                .query(Long.class)
                .single();
    }

    private List<HandoverPreview.Share> shares(BookPlan plan) {
        Map<Long, Long> held = jdbc
                .sql("select owner_id, count(*) as n from customer where owner_id = any (:to) group by owner_id")
                .param("to", plan.receivers().toArray(Long[]::new))
                .query((row, number) -> Map.entry(row.getLong("owner_id"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Integer most = policy.current().mostCustomers();
        return plan.to().stream()
                .map(user -> share(user, given(plan, user), held.getOrDefault(user.getId(), 0L), most))
                .toList();
    }

    private static long given(BookPlan plan, User user) {
        return plan.gifts().stream()
                .filter(gift -> user.getId().equals(gift.ownerId()))
                .count();
    }

    private static HandoverPreview.Share share(User user, long gets, long has, @Nullable Integer most) {
        return new HandoverPreview.Share(user.getUsername(), user.getDisplayName(), gets, has + gets, most);
    }
}
