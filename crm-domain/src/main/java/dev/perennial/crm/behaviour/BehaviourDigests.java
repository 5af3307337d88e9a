package dev.perennial.crm.behaviour;

import dev.perennial.crm.behaviour.BehaviourDigest.Counted;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sums up what a customer looks at, searches for and clicks. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class BehaviourDigests {

    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Business business;

    /** @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer */
    public BehaviourDigest of(Viewer viewer, String customerNo) {
        long customer = customers.idOf(viewer, customerNo);
        Instant lastSeen = lastSeen(customer);
        if (lastSeen == null) {
            return new BehaviourDigest(null, List.of(), List.of(), List.of(), 0);
        }
        OffsetDateTime from = business.startOf(business.today().minusDays(BehaviourDigest.DAYS))
                .atOffset(ZoneOffset.UTC);
        return new BehaviourDigest(
                lastSeen,
                most(customer, from, BehaviourKind.PAGE_VIEW, "page"),
                most(customer, from, BehaviourKind.CLICK, "coalesce(target, page)"),
                most(customer, from, BehaviourKind.SEARCH, "keyword"),
                visits(customer, from));
    }

    private @Nullable Instant lastSeen(long customer) {
        return jdbc.sql("""
                        select occurred_at from behaviour_event
                        where customer_id = ? order by occurred_at desc, id desc limit 1""")
                .param(customer)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private List<Counted> most(long customer, OffsetDateTime from, BehaviourKind kind, String what) {
        return jdbc.sql("""
                        select %1$s as what, count(*) as times, max(occurred_at) as latest from behaviour_event
                        where customer_id = :customer and occurred_at >= :from and kind = :kind and %1$s is not null
                        group by 1 order by times desc, latest desc, what limit %2$d""".formatted(what, MOST))
                .param("customer", customer)
                .param("from", from)
                .param("kind", kind.name())
                .query(DataClassRowMapper.newInstance(Counted.class))
                .list();
    }

    private long visits(long customer, OffsetDateTime from) {
        return jdbc.sql("""
                        select count(distinct session) from behaviour_event
                        where customer_id = :customer and occurred_at >= :from""")
                .param("customer", customer)
                .param("from", from)
                .query(Long.class)
                .single();
    }
}
