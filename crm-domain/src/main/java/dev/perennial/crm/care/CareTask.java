package dev.perennial.crm.care;

import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.shared.Conflict;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Something a person does for one customer by a date. What a rule wrote down as its reason stays in the database and is
 * no part of this aggregate: nothing that happens to a task changes why it was made.
 */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class CareTask {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long customerId;

    @Enumerated(EnumType.STRING)
    private TaskKind kind;

    private @Nullable String title;
    private LocalDate dueOn;
    private int effortMinutes;
    private @Nullable Long assigneeId;

    @Enumerated(EnumType.STRING)
    private TaskStatus status;

    private @Nullable LocalDate snoozedUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable String outcomeNote;
    private @Nullable String nextStep;
    private @Nullable Instant completedAt;
    private @Nullable Long completedBy;
    private Instant createdAt;
    private @Nullable Long createdBy;

    @Version
    private long version;

    /**
     * What there is to do.
     *
     * @param title         in the words of whoever asks for it; null where kind and reason say enough
     * @param dueOn         last business day to do it on
     * @param effortMinutes 1 to 480
     */
    record Work(TaskKind kind, @Nullable String title, LocalDate dueOn, int effortMinutes) {}

    /** Who did something, and when. */
    record Hand(long userId, Instant at) {}

    CareTask(Long customerId, Work work, @Nullable Long assigneeId, Hand maker) {
        this.customerId = customerId;
        this.kind = work.kind();
        this.title = work.title();
        this.dueOn = work.dueOn();
        this.effortMinutes = work.effortMinutes();
        this.assigneeId = assigneeId;
        this.status = TaskStatus.OPEN;
        this.createdAt = maker.at();
        this.createdBy = maker.userId();
    }

    /** @throws Conflict when the task is done or cancelled already */
    void complete(Outcome how, @Nullable String note, @Nullable String agreedNextStep, Hand by) {
        become(TaskStatus.DONE);
        outcome = how;
        outcomeNote = note;
        nextStep = agreedNextStep;
        close(by);
    }

    /** @throws Conflict when the task is done or cancelled already */
    void snooze(LocalDate until) {
        become(TaskStatus.SNOOZED);
        snoozedUntil = until;
    }

    /** @throws Conflict when the task is done or cancelled already */
    void reassign(long newAssigneeId) {
        requirePending();
        assigneeId = newAssigneeId;
    }

    /** @throws Conflict when the task is done or cancelled already */
    void cancel(Hand by) {
        become(TaskStatus.CANCELLED);
        close(by);
    }

    /** The task agreed on while this one was done: for the same customer and of the same kind. */
    CareTask followUp(LocalDate on, Hand by) {
        Work work = new Work(kind, nextStep == null ? title : nextStep, on, effortMinutes);
        return new CareTask(customerId, work, assigneeId == null ? Long.valueOf(by.userId()) : assigneeId, by);
    }

    private void close(Hand by) {
        snoozedUntil = null;
        completedAt = by.at();
        completedBy = by.userId();
    }

    private void become(TaskStatus next) {
        if (!status.mayBecome(next)) {
            throw Conflict.of("care.error.closed." + status);
        }
        status = next;
    }

    private void requirePending() {
        if (!status.isPending()) {
            throw Conflict.of("care.error.closed." + status);
        }
    }
}
