package dev.perennial.crm.interaction;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.time.Instant;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was said to and by customers. */
@Service
@RequiredArgsConstructor
@Transactional
public class Interactions {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Business business;

    /**
     * Writes down a talk by the viewer.
     *
     * @return its key
     * @throws dev.perennial.crm.shared.InvalidInput naming every field that is wrong
     * @throws dev.perennial.crm.shared.NotFound     also when the viewer may not see the customer
     */
    public long log(Viewer viewer, String customerNo, Talk talk) {
        long customer = customers.idOf(viewer, customerNo);
        Instant now = business.now();
        talk.check(now);
        Instant occurredAt = talk.occurredAt() == null ? now : talk.occurredAt();
        return jdbc.sql("""
                        insert into interaction (customer_id, occurred_at, channel, direction, subject, body, outcome, user_id)
                        values (:customer, :occurredAt, :channel, :direction, :subject, :body, :outcome, :user)
                        returning id""")
                .param("customer", customer)
                .param("occurredAt", occurredAt.atOffset(ZoneOffset.UTC))
                .param("channel", talk.channel().name())
                .param("direction", direction(talk))
                .param("subject", talk.subject())
                .param("body", talk.body())
                .param("outcome", name(talk.outcome()))
                .param("user", viewer.userId())
                .query(Long.class)
                .single();
    }

    private static @Nullable String direction(Talk talk) {
        if (!talk.channel().reachesCustomer()) {
            return null;
        }
        return talk.direction() == null
                ? Direction.OUTBOUND.name()
                : talk.direction().name();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
