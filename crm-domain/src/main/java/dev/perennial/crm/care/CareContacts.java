package dev.perennial.crm.care;

import dev.perennial.crm.care.CareTask.Hand;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.sql.Types;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a task leaves on the side of its customer: the contact on the timeline, and who may see them. */
@Component
@RequiredArgsConstructor
class CareContacts {

    private final JdbcClient jdbc;
    private final People people;

    /** Writes a completed call, visit or message onto the customer's timeline; other work leaves nothing there. */
    void log(CareTask task, Hand hand) {
        String channel =
                switch (task.getKind()) {
                    case CALL -> "PHONE";
                    case VISIT -> "VISIT";
                    case MESSAGE -> "CHAT";
                    case OTHER -> null;
                };
        if (channel == null) {
            return;
        }
        jdbc.sql(
                        """
                        insert into interaction
                            (customer_id, occurred_at, channel, direction, subject, body, outcome, user_id)
                        values (:customer, :at, :channel, 'OUTBOUND', :subject, :body, :outcome, :user)""")
                .param("customer", task.getCustomerId())
                .param("at", hand.at().atOffset(ZoneOffset.UTC))
                .param("channel", channel)
                .param("subject", task.getTitle(), Types.VARCHAR)
                .param("body", task.getOutcomeNote(), Types.VARCHAR)
                .param("outcome", String.valueOf(task.getOutcome()))
                .param("user", hand.userId())
                .update();
    }

    /** Makes this person a collaborator of the customer unless they see the customer anyway. */
    void letSee(Long customerId, Assignees.Assignee person) {
        if (people.find(person.username()).map(User::asViewer).filter(viewer -> sees(viewer, customerId)).isEmpty()) {
            jdbc.sql("insert into customer_collaborator (customer_id, user_id) values (?, ?) on conflict do nothing")
                    .params(customerId, person.userId())
                    .update();
        }
    }

    private boolean sees(Viewer viewer, Long customerId) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select exists (select 1 from customer c where c.id = :customer and "
                        + visibility.predicate() + ")")
                .param("customer", customerId)
                .params(visibility.parameters())
                .query(Boolean.class)
                .single();
    }
}
