package dev.perennial.crm.app.demo;

import static dev.perennial.crm.app.demo.SourceFile.cell;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.interaction.Direction;
import dev.perennial.crm.interaction.Outcome;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A care task made by hand.
 *
 * @param on       the day it is due, is put off to, or was closed
 * @param closedAt when it was done or given up, in the business's time zone; null for an open one
 * @param assignee user name
 */
record DemoTask(
        DemoCustomer customer,
        Script script,
        TaskStatus status,
        LocalDate on,
        @Nullable LocalDateTime closedAt,
        String assignee) {

    private static final int DAYS_AHEAD = 5;

    /** Which customers a task is for. */
    enum Audience {
        /** Ordered in the last two weeks. */
        RECENT,
        /** Used to order and no longer do. */
        SILENT,
        /** Companies that buy much. */
        LARGE
    }

    /** What is to be done, and what came of it; the texts are in {@code demo/tasks.csv}. */
    record Script(
            Audience audience,
            String language,
            TaskKind kind,
            int minutes,
            String title,
            Outcome outcome,
            String note,
            @Nullable String nextStep) {

        static Script of(NamedCsvRecord row) {
            return new Script(
                    Audience.valueOf(row.getField("audience")),
                    row.getField("language"),
                    TaskKind.valueOf(row.getField("kind")),
                    Integer.parseInt(row.getField("minutes")),
                    row.getField("title"),
                    Outcome.valueOf(row.getField("outcome")),
                    row.getField("note"),
                    cell(row, "next_step"));
        }
    }

    boolean isDone() {
        return status == TaskStatus.DONE;
    }

    @Nullable
    LocalDate snoozedUntil() {
        return status == TaskStatus.SNOOZED ? on : null;
    }

    LocalDate dueOn() {
        return status == TaskStatus.SNOOZED ? WorkingHours.onOrBefore(on.minusDays(DAYS_AHEAD)) : on;
    }

    LocalDate madeOn() {
        return WorkingHours.onOrBefore(dueOn().minusDays(DAYS_AHEAD + 2));
    }

    /** The talk that doing it left on the timeline; none for an open task or one that reached nobody. */
    Stream<DemoTalk> talk() {
        Channel channel = script.kind().channel(customer.preferredChannel());
        if (!isDone() || channel == null || closedAt == null) {
            return Stream.empty();
        }
        return Stream.of(new DemoTalk(
                customer.customerNo(),
                closedAt,
                channel,
                Direction.OUTBOUND,
                script.title(),
                script.note(),
                script.outcome(),
                assignee));
    }
}
