package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.OwnerChange.Reason;
import dev.perennial.crm.customer.Ownership;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a person's customers over to others in one action: owners, teams, open tasks, and a digest of each customer. */
@Service
@RequiredArgsConstructor
@Transactional
public class Handovers {

    /** How long a handover can be undone. */
    public static final Duration REGRET = Duration.ofDays(7);

    private static final long NO_RUN = 0;

    private final People people;
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
        requireAdministrator(admin);
        User from = person("from", wanted.from());
        List<User> to = wanted.to().stream().map(this::taker).toList();
        List<Long> book = book(from, wanted.customerNos());
        long id = begin(admin, from, wanted.note());
        List<Gift> gifts = inTurn(book, to);
        stage(gifts);
        digests.write(id, currentRun());
        int tasks = pendingTasks(from.getId(), book);
        ownership.give(admin, Reason.HANDED_OVER, gifts);
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
        requireAdministrator(admin);
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
        jdbc.sql("delete from handover_digest where handover_id = ?").param(id).update();
    }

    /** The customers meant, those worth most first, and kept from everybody else until it is done. */
    private List<Long> book(User from, List<String> numbers) {
        jdbc.sql("select id from customer where owner_id = ? order by id for no key update")
                .param(from.getId())
                .query((row, number) -> row.getLong(1))
                .list();
        List<Long> book = jdbc.sql("""
                        select c.id from customer c
                        left join customer_score s on s.run_id = %d and s.customer_id = c.id
                        where c.owner_id = :from and (:whole or c.customer_no = any (:numbers))
                        order by s.revenue desc nulls last, c.id""".formatted(currentRun()))
                .param("from", from.getId())
                .param("whole", numbers.isEmpty())
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
        if (book.isEmpty()) {
            throw InvalidInput.of("from", "handover.error.empty", from.getDisplayName());
        }
        if (!numbers.isEmpty() && book.size() != numbers.size()) {
            throw InvalidInput.of("customerNos", "handover.error.customers", numbers.size() - book.size());
        }
        return book;
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

    private static List<Gift> inTurn(List<Long> book, List<User> to) {
        List<Gift> gifts = new ArrayList<>();
        for (Long customer : book) {
            gifts.add(new Gift(customer, to.get(gifts.size() % to.size()).getId()));
        }
        return gifts;
    }

    private void stage(List<Gift> gifts) {
        jdbc.sql("create temporary table if not exists handed_over (customer_id bigint, to_user bigint)"
                        + " on commit delete rows")
                .update();
        jdbc.sql("truncate handed_over").update();
        jdbc.sql("insert into handed_over select * from unnest(cast(? as bigint[]), cast(? as bigint[]))")
                .params(
                        gifts.stream().map(Gift::customerId).toArray(Long[]::new),
                        gifts.stream().<@Nullable Long>map(Gift::ownerId).toArray(Long[]::new))
                .update();
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

    private long currentRun() {
        return jdbc.sql("select run_id from current_score_run")
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(NO_RUN);
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

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators hand books over");
        }
    }
}
