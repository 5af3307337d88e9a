package dev.perennial.crm.care;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.care.CareTask.Hand;
import dev.perennial.crm.care.CareTask.Work;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.LocalDate;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, does, puts off and hands on care tasks, each on behalf of a viewer who may work on them. */
@Service
@RequiredArgsConstructor
@Transactional
public class CareTasks {

    /** Most days ahead a task may be put off to, or be due. */
    public static final int FURTHEST_DAYS = 366;

    private final Tasks tasks;
    private final Assignees assignees;
    private final CareContacts contacts;
    private final ChangeLog changes;
    private final Business business;
    private final JdbcClient jdbc;

    private record CustomerOfTask(Long id, @Nullable Long ownerId) {}

    /**
     * Makes a task by hand.
     *
     * @return key of the new task
     * @throws NotFound     when there is no such customer, or the viewer may not see it
     * @throws InvalidInput when it is due in the past or given to somebody the viewer may not give tasks to
     */
    public long create(Viewer viewer, String customerNo, NewTask task) {
        CustomerOfTask customer = customer(viewer, customerNo);
        requireAhead("dueOn", task.dueOn(), business.today());
        Work work = new Work(task.kind(), task.title(), task.dueOn(), task.effortMinutes());
        Long assignee = assigneeOfNew(viewer, task, customer);
        CareTask made = tasks.save(new CareTask(customer.id(), work, assignee, handOf(viewer)));
        record(viewer, made, "made", Map.of("customer", customerNo, "kind", task.kind(), "dueOn", task.dueOn()));
        return made.getId();
    }

    /**
     * Records what came of a task, writes a call, visit or message onto the customer's timeline, and makes the following
     * task where one was agreed.
     *
     * @throws NotFound when there is no such task, or the viewer may not work on it
     * @throws dev.perennial.crm.shared.Conflict when it is done or cancelled already
     */
    public void complete(Viewer viewer, long id, Completion completion) {
        CareTask task = workable(viewer, id);
        LocalDate followUpOn = completion.followUpOn();
        if (followUpOn != null) {
            requireAhead("followUpOn", followUpOn, business.today());
        }
        Hand hand = handOf(viewer);
        task.complete(completion.outcome(), completion.note(), completion.nextStep(), hand);
        contacts.log(task, hand);
        if (followUpOn != null) {
            tasks.save(task.followUp(followUpOn, hand));
        }
        record(viewer, task, "completed", Map.of("outcome", completion.outcome()));
    }

    /**
     * Puts a task off; on {@code until} it is back.
     *
     * @throws NotFound     when there is no such task, or the viewer may not work on it
     * @throws InvalidInput when {@code until} is not after today or more than {@value #FURTHEST_DAYS} days ahead
     * @throws dev.perennial.crm.shared.Conflict when it is done or cancelled already
     */
    public void snooze(Viewer viewer, long id, LocalDate until) {
        CareTask task = workable(viewer, id);
        requireAhead("until", until, business.today().plusDays(1));
        task.snooze(until);
        record(viewer, task, "snoozed", Map.of("until", until));
    }

    /**
     * Gives a task to somebody else, who becomes a collaborator of the customer where they could not see it yet: a task
     * that cannot be opened helps nobody.
     *
     * @throws NotFound     when there is no such task, or the viewer may not work on it
     * @throws InvalidInput when the viewer may not give tasks to that person
     * @throws dev.perennial.crm.shared.Conflict when it is done or cancelled already
     */
    public void reassign(Viewer viewer, long id, String assignee) {
        CareTask task = workable(viewer, id);
        Assignees.Assignee person = assignees.named(assignee, viewer);
        task.reassign(person.userId());
        contacts.letSee(task.getCustomerId(), person);
        record(viewer, task, "reassigned", Map.of("assignee", assignee));
    }

    /**
     * Gives up a task that need not be done.
     *
     * @throws NotFound when there is no such task, or the viewer may not work on it
     * @throws dev.perennial.crm.shared.Conflict when it is done or cancelled already
     */
    public void cancel(Viewer viewer, long id) {
        CareTask task = workable(viewer, id);
        task.cancel(handOf(viewer));
        record(viewer, task, "cancelled", Map.of());
    }

    private @Nullable Long assigneeOfNew(Viewer viewer, NewTask task, CustomerOfTask customer) {
        if (task.assignee() != null) {
            Assignees.Assignee person = assignees.named(task.assignee(), viewer);
            contacts.letSee(customer.id(), person);
            return person.userId();
        }
        return viewer.role() == Role.REP ? Long.valueOf(viewer.userId()) : customer.ownerId();
    }

    private CareTask workable(Viewer viewer, long id) {
        TaskAccess access = TaskAccess.of(viewer);
        return jdbc.sql("select t.id from care_task t join customer c on c.id = t.customer_id where t.id = :task and "
                        + access.predicate())
                .param("task", id)
                .params(access.parameters())
                .query(Long.class)
                .optional()
                .flatMap(tasks::findById)
                .orElseThrow(() -> new NotFound("care task", id));
    }

    private CustomerOfTask customer(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select c.id, c.owner_id from customer c where c.customer_no = :customerNo and "
                        + visibility.predicate())
                .param("customerNo", customerNo)
                .params(visibility.parameters())
                .query(CustomerOfTask.class)
                .optional()
                .orElseThrow(() -> new NotFound("customer", customerNo));
    }

    private void requireAhead(String field, LocalDate day, LocalDate earliest) {
        if (day.isBefore(earliest) || day.isAfter(business.today().plusDays(FURTHEST_DAYS))) {
            throw InvalidInput.of(field, "care.error.day", earliest, FURTHEST_DAYS);
        }
    }

    private Hand handOf(Viewer viewer) {
        return new Hand(viewer.userId(), business.now());
    }

    private void record(Viewer viewer, CareTask task, String action, Map<String, ?> what) {
        changes.record(viewer.username(), "care task", String.valueOf(task.getId()), action, what);
    }
}
