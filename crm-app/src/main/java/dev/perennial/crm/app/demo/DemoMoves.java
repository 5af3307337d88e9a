package dev.perennial.crm.app.demo;

import dev.perennial.crm.customer.OwnerChange.Reason;
import dev.perennial.crm.customer.Ownership;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.handover.Handover;
import dev.perennial.crm.segmentation.handover.Handovers;
import dev.perennial.crm.segmentation.handover.NewHandover;
import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom, and somebody who left and whose customers another took over. */
@Component
@RequiredArgsConstructor
class DemoMoves {

    private static final String HEIR = "rep";
    private static final int BOOK = 18;
    private static final int DAYS_AGO = 9;

    /** Days from today on which somebody is away. */
    private static final String DEPUTIES = """
            insert into deputy (absent_user, deputy_user, from_day, to_day, named_by)
            select away.id, standing.id, cast(:today as date) + duty.first, cast(:today as date) + duty.last, away.id
            from (values ('rep2', 'zhao.min', -1, 6), ('tom.harris', 'lin.yue', 12, 19)) as duty (absent, deputy, first, last)
            join app_user away on away.username = duty.absent
            join app_user standing on standing.username = duty.deputy""";

    /** Not the best of the heir's customers, and only those to whom nobody spoke since. */
    private static final String TAKEN_OVER = """
            select c.id from customer c
            join app_user u on u.id = c.owner_id
            join purchase_summary s on s.customer_id = c.id
            where u.username = :heir
              and not exists (select from interaction i where i.customer_id = c.id and i.occurred_at > :made)
              and exists (select from interaction i where i.customer_id = c.id)
            order by s.net desc, c.id offset 12 limit :most""";

    private final People people;
    private final Ownership ownership;
    private final Handovers handovers;
    private final JdbcClient jdbc;
    private final Business business;

    @Transactional
    void make() {
        jdbc.sql(DEPUTIES).param("today", business.today()).update();
        long leaver = people.find(DemoPeople.LEAVER).orElseThrow().getId();
        var made = business.startOf(business.today().minusDays(DAYS_AGO)).atOffset(ZoneOffset.UTC);
        List<Gift> book = jdbc.sql(TAKEN_OVER)
                .param("heir", HEIR)
                .param("made", made)
                .param("most", BOOK)
                .query((row, number) -> new Gift(row.getLong("id"), leaver))
                .list();
        ownership.give(null, Reason.OTHER, book);
        jdbc.sql("delete from owner_change where to_user = ?").param(leaver).update();
        Viewer admin = people.find(DemoPeople.ADMINISTRATOR).orElseThrow().asViewer();
        Handover done = handovers.handOver(
                admin,
                new NewHandover(
                        DemoPeople.LEAVER,
                        List.of(HEIR),
                        List.of(),
                        "They know that I leave. Most prefer a short e-mail to a call."));
        jdbc.sql("""
                        update interaction set user_id = :leaver
                        where customer_id in (select customer_id from handover_digest where handover_id = :handover)""").param("leaver", leaver).param("handover", done.id()).update();
        jdbc.sql("update owner_change set changed_at = :made where from_user = :leaver")
                .param("made", made)
                .param("leaver", leaver)
                .update();
        jdbc.sql("update handover set made_at = :made where id = :handover")
                .param("made", made)
                .param("handover", done.id())
                .update();
        jdbc.sql("""
                        update handover_digest set read_at = cast(:made as timestamptz) + interval '30 hours'
                        where handover_id = :handover and id % 3 = 0""").param("made", made).param("handover", done.id()).update();
    }
}
