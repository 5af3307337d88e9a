package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives many customers to owners at once. Asks nobody whether they may: its callers do. Owner history and open tasks follow
 * in the database itself.
 */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
public class Ownership {

    private final JdbcClient jdbc;
    private final Business business;

    /**
     * A customer and who is to own it.
     *
     * @param ownerId null for the unassigned pool
     */
    public record Gift(long customerId, @Nullable Long ownerId) {}

    /**
     * Says, for the rest of the transaction, who gives customers away and why.
     *
     * @param viewer null for a job
     */
    public void declare(@Nullable Viewer viewer, OwnerChange.Reason reason) {
        jdbc.sql("select set_config('crm.changed_by', :by, true), set_config('crm.owner_reason', :reason, true)")
                .param("by", viewer == null ? "" : String.valueOf(viewer.userId()))
                .param("reason", reason.name())
                .query((row, number) -> "")
                .single();
    }

    /** @return keys of the customers whose owner is another one now */
    public List<Long> give(@Nullable Viewer viewer, OwnerChange.Reason reason, List<Gift> gifts) {
        declare(viewer, reason);
        Long[] customers = gifts.stream().map(Gift::customerId).toArray(Long[]::new);
        jdbc.sql("select id from customer where id = any (:customers) order by id for no key update")
                .param("customers", customers)
                .query((row, number) -> row.getLong("id"))
                .list();
        List<Long> given = jdbc.sql("""
                        update customer c
                        set owner_id = gift.owner_id, team_id = u.team_id, updated_at = :now, version = c.version + 1
                        from unnest(cast(:customers as bigint[]), cast(:owners as bigint[])) as gift (customer_id, owner_id)
                        left join app_user u on u.id = gift.owner_id
                        where c.id = gift.customer_id and c.owner_id is distinct from gift.owner_id
                        returning c.id""")
                .param("customers", customers)
                .param(
                        "owners",
                        gifts.stream().<@Nullable Long>map(Gift::ownerId).toArray(Long[]::new))
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("id"))
                .list();
        jdbc.sql("""
                        delete from customer_collaborator cc using customer c
                        where c.id = any (:given) and cc.customer_id = c.id and cc.user_id = c.owner_id""").param("given", given.toArray(Long[]::new)).update();
        return given;
    }
}
