package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.shared.Business;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A book of many customers, each with two contacts, twenty interactions, three tasks, a complaint and a score, and as many
 * customers of somebody else whom its owner helps.
 */
final class BigBook {

    private BigBook() {}

    /** Writes one. Its numbers begin with the owner's user name, so that no two are the same. */
    static void write(JdbcClient jdbc, Business business, String owner, String other, int customers) {
        LocalDate today = business.today();
        var now = business.now().atOffset(ZoneOffset.UTC);
        run(jdbc, """
                insert into customer (customer_no, name, type, owner_id, team_id, created_at, updated_at, preferred_channel, name_tokens)
                select u.username || '-' || n, 'Company ' || n, 'COMPANY', u.id, u.team_id, :now, :now, 'PHONE', array['company']
                from app_user u, generate_series(1, :customers) n where u.username in (:owner, :other)""", owner, other, customers, now, today);
        run(jdbc, """
                insert into customer_contact (customer_id, kind, value, position)
                select c.id, 'EMAIL', c.customer_no || '.' || n || '@example.com', n
                from customer c, generate_series(0, 1) n where c.customer_no like :owner || '-%'""", owner, other, customers, now, today);
        run(jdbc, """
                insert into interaction (customer_id, occurred_at, channel, subject, body, user_id)
                select c.id, :now - n * interval '9 days', 'PHONE', 'About delivery ' || n, repeat('They said so. ', 9), c.owner_id
                from customer c, generate_series(1, 20) n where c.customer_no like :owner || '-%'""", owner, other, customers, now, today);
        run(jdbc, """
                insert into care_task (customer_id, kind, title, due_on, assignee_id, status, outcome, next_step, completed_at)
                select c.id, 'CALL', 'Call ' || n, :today, c.owner_id, case n when 1 then 'DONE' else 'OPEN' end,
                       case n when 1 then 'REACHED' end, case n when 1 then 'Send the list' end,
                       case n when 1 then :now - interval '5 days' end
                from customer c, generate_series(1, 3) n where c.customer_no like :owner || '-%'""", owner, other, customers, now, today);
        run(jdbc, """
                insert into feedback (customer_id, received_at, kind, text)
                select c.id, :now, 'COMPLAINT', 'It came late.' from customer c where c.customer_no like :owner || '-%'""", owner, other, customers, now, today);
        run(jdbc, """
                insert into customer_collaborator (customer_id, user_id)
                select c.id, u.id from customer c, app_user u
                where c.customer_no like :other || '-%' and u.username = :owner""", owner, other, customers, now, today);
        run(jdbc, """
                insert into care_task (customer_id, kind, title, due_on, assignee_id)
                select c.id, 'CALL', 'Help', :today, u.id from customer c, app_user u
                where c.customer_no like :other || '-%' and u.username = :owner""", owner, other, customers, now, today);
        jdbc.sql("analyze customer, customer_contact, interaction, care_task, feedback, customer_collaborator")
                .update();
    }

    private static void run(
            JdbcClient jdbc, String sql, String owner, String other, int customers, Object now, LocalDate today) {
        jdbc.sql(sql)
                .param("owner", owner)
                .param("other", other)
                .param("customers", customers)
                .param("now", now)
                .param("today", today)
                .update();
    }
}
