package dev.perennial.crm.web.care;

import dev.perennial.crm.segmentation.careplan.Briefing;
import dev.perennial.crm.segmentation.careplan.OverdueReason;
import dev.perennial.crm.segmentation.careplan.Priority;
import dev.perennial.crm.segmentation.careplan.QueuedTask;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Care tasks in words: what to do, why, why now, and what to say. In templates: {@code ${tasks.why(task)}}. */
@Component
@RequiredArgsConstructor
public class TaskTexts {

    private final Texts texts;
    private final Formats formats;

    /** What to do and with whom, in a few words. */
    public String heading(QueuedTask task) {
        return texts.of("care.heading." + task.kind(), task.customerName());
    }

    /** Why the task is there: the words of who asked for it, or the reason of the rule that made it. */
    public String why(QueuedTask task) {
        OverdueReason reason = task.reason();
        if (reason != null) {
            return reason.spreadDays() == null
                    ? texts.of("care.reason.overdue.plain", reason.usualDays(), reason.silentDays())
                    : texts.of("care.reason.overdue", reason.usualDays(), reason.spreadDays(), reason.silentDays());
        }
        String title = task.title();
        return title == null ? texts.of("care.reason.followUp") : title;
    }

    /** Who or what made the task, and on the strength of which figures. */
    public String origin(QueuedTask task) {
        OverdueReason reason = task.reason();
        return reason == null
                ? texts.of("care.origin.hand")
                : texts.of(
                        "care.origin.overdue",
                        texts.of("tier." + reason.tier()),
                        formats.money(whole(reason.revenue())),
                        formats.date(reason.asOf()));
    }

    /** A usual gap: every 21 ± 6 days. */
    public String rhythm(@Nullable Long usualDays, @Nullable Long spreadDays) {
        if (usualDays == null) {
            return texts.of("care.rhythm.unknown");
        }
        return spreadDays == null
                ? texts.of("care.rhythm.plain", usualDays)
                : texts.of("care.rhythm", usualDays, spreadDays);
    }

    /** When it is due where that is not plain from the list: late by days. */
    public @Nullable String late(QueuedTask task, java.time.LocalDate today) {
        long days = ChronoUnit.DAYS.between(task.dueOn(), today);
        return days > 0 && task.status().isPending() ? texts.of("care.late", days) : null;
    }

    /** Hints for the talk, from what the customer has bought. */
    public List<String> say(QueuedTask task, Briefing briefing) {
        List<String> hints = new ArrayList<>();
        QueuedTask.Score score = task.score();
        if (score != null) {
            hints.add(texts.of("care.say.last", formats.date(score.lastDay())));
        } else {
            hints.add(texts.of("care.say.first"));
        }
        if (briefing.product() != null) {
            hints.add(texts.of("care.say.product", briefing.product(), briefing.productOrders()));
        }
        hints.add(texts.of("care.say.next"));
        return hints;
    }

    /** Work in hours and minutes: 3 h 25 min. */
    public String effort(long minutes) {
        return minutes < 60
                ? texts.of("care.minutes", minutes)
                : minutes % 60 == 0
                        ? texts.of("care.hours", minutes / 60)
                        : texts.of("care.hoursMinutes", minutes / 60, minutes % 60);
    }

    /** The factor as it is multiplied. */
    public String factor(Priority priority) {
        return switch (priority.basis()) {
            case VALUE_AT_RISK -> formats.percent(priority.factor());
            case LATE_REVENUE -> formats.number(priority.factor());
        };
    }

    private static BigDecimal whole(BigDecimal amount) {
        return amount.setScale(0, java.math.RoundingMode.HALF_UP);
    }
}
