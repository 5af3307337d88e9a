package dev.perennial.crm.web.care;

import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.careplan.Briefing;
import dev.perennial.crm.segmentation.careplan.Briefings;
import dev.perennial.crm.segmentation.careplan.CareQueue;
import dev.perennial.crm.segmentation.careplan.QueuedTask;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Page;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the queue shows: the tasks, and beside them the one that is open. */
@Component
@RequiredArgsConstructor
class CareQueuePage {

    private static final int SIZE = 25;

    private final CareQueue queue;
    private final Briefings briefings;
    private final Stewardship stewardship;
    private final Business business;
    private final TaskTexts words;

    /**
     * Fills the model.
     *
     * @param taskId the task to open; null for the first
     * @return name of the template
     */
    String show(Viewer viewer, QueueView view, @Nullable Long taskId, @Nullable String cursor, Model model) {
        String from = cursor == null || cursor.isBlank() ? null : cursor;
        Page<QueuedTask> page = queue.list(viewer, view.filter(business.today()), from, SIZE);
        QueuedTask open = open(viewer, page, taskId);
        List<User> people = Stewardship.assigns(viewer) ? stewardship.candidates(viewer) : List.of();
        model.addAttribute("view", view);
        model.addAttribute("me", viewer.username());
        model.addAttribute("tasks", page);
        model.addAttribute("counts", queue.counts(viewer, view.whose()));
        model.addAttribute("people", people);
        model.addAttribute("words", words);
        if (open != null) {
            addOpen(viewer, open, model);
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", OutcomeForm.EMPTY);
        }
        return "care/queue";
    }

    private void addOpen(Viewer viewer, QueuedTask open, Model model) {
        Briefing briefing = briefings.of(viewer, open.customerNo());
        QueuedTask.Score score = open.score();
        model.addAttribute("open", open);
        model.addAttribute("briefing", briefing);
        model.addAttribute(
                "strip",
                RhythmStrip.of(
                        briefing.recentDays(),
                        score == null ? null : score.usualDays(),
                        score == null ? null : score.spreadDays(),
                        business.today()));
    }

    private @Nullable QueuedTask open(Viewer viewer, Page<QueuedTask> page, @Nullable Long taskId) {
        if (taskId == null) {
            return page.items().isEmpty() ? null : page.items().getFirst();
        }
        return page.items().stream()
                .filter(task -> task.id() == taskId)
                .findFirst()
                .orElseGet(() -> queue.task(viewer, taskId));
    }
}
