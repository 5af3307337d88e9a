package dev.perennial.crm.care;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.care.CareTask.Hand;
import dev.perennial.crm.care.CareTask.Work;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.LocalDate;
import java.util.Map;
import lombok.RequiredArgsConstructor;
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
    private final WorkableTasks workable;
    private final Assignment assignment;
    private final Customers customers;
    private final Interactions interactions;
    private final ChangeLog changes;
    private final Business business;

    /**
     * Makes a task by hand.
     *
     * @return key of the new task
     * @throws NotFound     when there is no such customer, or the viewer may not see it
     * @throws InvalidInput when it is due in the past or given to somebody the viewer may not give tasks to
     * @throws Forbidden    when a rep gives it to somebody else
     */
    public long create(Viewer viewer, String customerNo, NewTask task) {
        Customer customer = customers.get(viewer, customerNo);
        requireAhead("dueOn", task.dueOn(), business.today());
        Work work = new Work(task.kind(), task.title(), task.dueOn(), task.effortMinutes());
        Long assignee = assignment.ofNew(viewer, customer, task.assignee());
        CareTask made = tasks.save(new CareTask(customer.getId(), work, assignee, handOf(viewer)));
        record(
                viewer,
                made.getId(),
                "made",
                Map.of("customer", customerNo, "kind", task.kind(), "dueOn", task.dueOn()));
        return made.getId();
    }

    /**
     * Records what came of a task, writes a call, visit or message onto the customer's timeline, and makes the following
     * task where one was agreed.
     *
     * @throws NotFound when there is no such task, or the viewer may not work on it
     * @throws Conflict when it is done or cancelled already
     */
    public void complete(Viewer viewer, long id, Completion completion) {
        WorkableTasks.Workable found = workable.get(viewer, id);
        LocalDate followUpOn = completion.followUpOn();
        if (followUpOn != null) {
            requireAhead("followUpOn", followUpOn, business.today());
        }
        CareTask task = found.task();
        task.complete(completion.outcome(), completion.note(), completion.nextStep(), handOf(viewer));
        logTalk(viewer, found, completion);
        if (followUpOn != null) {
            tasks.save(task.followUp(followUpOn, handOf(viewer)));
        }
        record(viewer, id, "completed", Map.of("outcome", completion.outcome()));
    }

    /**
     * Puts a task off; on {@code until} it is back.
     *
     * @throws NotFound     when there is no such task, or the viewer may not work on it
     * @throws InvalidInput when {@code until} is not after today or more than {@value #FURTHEST_DAYS} days ahead
     * @throws Conflict     when it is done or cancelled already
     */
    public void snooze(Viewer viewer, long id, LocalDate until) {
        CareTask task = workable.get(viewer, id).task();
        requireAhead("until", until, business.today().plusDays(1));
        task.snooze(until);
        record(viewer, id, "snoozed", Map.of("until", until));
    }

    /**
     * Gives a task to somebody else, who becomes a collaborator of the customer where they could not see it yet: a task
     * that cannot be opened helps nobody.
     *
     * @throws NotFound     when there is no such task, or the viewer may not work on it
     * @throws Forbidden    when the viewer is a rep
     * @throws InvalidInput when the viewer may not give tasks to that person
     * @throws Conflict     when it is done or cancelled already
     */
    public void reassign(Viewer viewer, long id, String assignee) {
        WorkableTasks.Workable found = workable.get(viewer, id);
        User person = assignment.candidate(viewer, assignee);
        found.task().reassign(person.getId());
        assignment.letSee(viewer, found.customerNo(), person);
        record(viewer, id, "reassigned", Map.of("assignee", assignee));
    }

    /**
     * Gives up a task that need not be done.
     *
     * @throws NotFound when there is no such task, or the viewer may not work on it
     * @throws Conflict when it is done or cancelled already
     */
    public void cancel(Viewer viewer, long id) {
        workable.get(viewer, id).task().cancel(handOf(viewer));
        record(viewer, id, "cancelled", Map.of());
    }

    private void logTalk(Viewer viewer, WorkableTasks.Workable found, Completion completion) {
        Channel channel = found.task().getKind().channel(found.preferredChannel());
        if (channel != null) {
            String subject = found.task().getTitle();
            Talk talk = new Talk(channel, null, null, subject, completion.note(), completion.outcome());
            interactions.log(viewer, found.customerNo(), talk);
        }
    }

    private void requireAhead(String field, LocalDate day, LocalDate earliest) {
        if (day.isBefore(earliest) || day.isAfter(business.today().plusDays(FURTHEST_DAYS))) {
            throw InvalidInput.of(field, "care.error.day", earliest, FURTHEST_DAYS);
        }
    }

    private Hand handOf(Viewer viewer) {
        return new Hand(viewer.userId(), business.now());
    }

    private void record(Viewer viewer, Long id, String action, Map<String, ?> what) {
        changes.record(viewer.username(), "care task", id.toString(), action, what);
    }
}
