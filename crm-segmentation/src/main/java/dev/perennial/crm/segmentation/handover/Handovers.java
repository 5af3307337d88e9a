package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.OwnerChange.Reason;
import dev.perennial.crm.customer.Ownership;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a person's customers over to others in one action: owners, teams, open tasks, and a digest of each customer. Who gives away
 * their whole book is taken to go: what they have in hand beside it is given to others too.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Handovers {

    /** How long a handover can be undone. */
    public static final Duration REGRET = Duration.ofDays(7);

    private final BookPlans plans;
    private final LooseEnds looseEnds;
    private final Ownership ownership;
    private final DigestWriter digests;
    private final HandoverLog log;
    private final JdbcClient jdbc;
    private final Business business;
    private final ChangeLog changes;

    /**
     * Hands a book over: all of it, or nothing.
     *
     * @throws InvalidInput when a person cannot give or take, or a customer is not in the book
     */
    public Handover handOver(Viewer admin, NewHandover wanted) {
        BookPlans.requireAdministrator(admin);
        plans.lock(wanted.from());
        BookPlan plan = plans.plan(admin, wanted);
        User from = plan.from();
        List<Long> book = plan.customers();
        long id = begin(admin, from, wanted.note());
        digests.write(id, plan, plans.currentRun());
        int tasks = pendingTasks(from.getId(), book);
        ownership.give(admin, Reason.HANDED_OVER, plan.gifts());
        if (plan.whole()) {
            looseEnds.tie(id, from.getId(), plan.receivers());
        }
        jdbc.sql("update handover set customers = ?, tasks = ? where id = ?")
                .params(book.size(), tasks, id)
                .update();
        changes.record(
                admin.username(),
                "handover",
                String.valueOf(id),
                "made",
                Map.of("from", from.getUsername(), "to", wanted.to(), "customers", book.size()));
        return log.get(id);
    }

    /**
     * Gives everything back, within {@link #REGRET} and while nobody got another owner since.
     *
     * @throws Conflict when it is too late, or was done before
     */
    public Handover undo(Viewer admin, long id) {
        BookPlans.requireAdministrator(admin);
        Long from = jdbc.sql("""
                        update handover set undone_at = :now
                        where id = :id and undone_at is null and made_at > :earliest returning from_user""")
                .param("id", id)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("earliest", business.now().minus(REGRET).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(null);
        if (from == null) {
            log.get(id);
            throw Conflict.of("handover.error.undo.late");
        }
        giveBack(admin, id, from);
        changes.record(admin.username(), "handover", String.valueOf(id), "undone", Map.of());
        return log.get(id);
    }

    private void giveBack(Viewer admin, long id, long from) {
        boolean active = jdbc.sql("select active from app_user where id = ?")
                .param(from)
                .query(Boolean.class)
                .single();
        List<Long> still =
                jdbc.sql("""
                        select c.id from handover_digest d join customer c on c.id = d.customer_id
                        where d.handover_id = ? and c.owner_id = d.to_user order by c.id for no key update of c""").param(id).query((row, number) -> row.getLong(1)).list();
        if (!active || still.size() != log.get(id).customers()) {
            throw Conflict.of("handover.error.undo.changed");
        }
        ownership.give(
                admin,
                Reason.TAKEN_BACK,
                still.stream().map(customer -> new Gift(customer, from)).toList());
        looseEnds.untie(id, from);
        jdbc.sql("delete from handover_digest where handover_id = ?").param(id).update();
    }

    private long begin(Viewer admin, User from, @Nullable String note) {
        return jdbc.sql(
                        "insert into handover (from_user, made_at, made_by, note) values (:from, :now, :by, :note) returning id")
                .param("from", from.getId())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("by", admin.userId())
                .param("note", note, Types.VARCHAR)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private int pendingTasks(long from, List<Long> book) {
        return jdbc.sql("""
                        select count(*) from care_task
                        where customer_id = any (:book) and assignee_id = :from and status in ('OPEN', 'SNOOZED')""")
                .param("book", book.toArray(Long[]::new))
                .param("from", from)
                .query((row, number) -> row.getInt(1))
                .single();
    }
}
