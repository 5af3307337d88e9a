package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackDesk;
import dev.perennial.crm.feedback.FeedbackFilter;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.FeedbackList;
import dev.perennial.crm.feedback.FeedbackStatus;
import dev.perennial.crm.feedback.Severity;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.OwnPage;
import java.io.Serializable;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of feedback, and seeing it through. */
@Controller
@RequestMapping("/feedback")
@RequiredArgsConstructor
class FeedbackController {

    private static final int PAGE = 25;

    private final FeedbackDesk desk;
    private final FeedbackList feedback;
    private final FeedbackTexts words;

    /** An answer that could not be taken, kept for its form; {@code reason} says why. */
    record Refusal(long feedback, String typed, Message reason) implements Serializable {}

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable FeedbackKind kind,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        FeedbackView view = FeedbackView.of(status, kind, severity, customer);
        model.addAttribute("view", view);
        model.addAttribute("page", feedback.list(viewer, view.filter(), cursor, PAGE));
        model.addAttribute("waiting", feedback.count(viewer, FeedbackFilter.UNANSWERED_COMPLAINTS));
        model.addAttribute("statuses", FeedbackStatus.values());
        model.addAttribute("kinds", FeedbackKind.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("words", words);
        return "feedback/list";
    }

    @PostMapping("/{id}/take-up")
    String takeUp(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "/feedback") String back,
            RedirectAttributes redirect) {
        desk.takeUp(viewer, id);
        return to(back, "feedback.toast.takenUp", redirect);
    }

    /** What cannot be taken is back in its form on the page it came from. */
    @PostMapping("/{id}/resolve")
    String resolve(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String resolution,
            @RequestParam(defaultValue = "/feedback") String back,
            RedirectAttributes redirect) {
        try {
            desk.resolve(viewer, id, resolution);
            return to(back, "feedback.toast.resolved", redirect);
        } catch (InvalidInput invalid) {
            redirect.addFlashAttribute(
                    "refusal",
                    new Refusal(id, resolution, invalid.problems().getFirst().message()));
            return "redirect:" + OwnPage.orHome(back);
        }
    }

    @PostMapping("/{id}/reopen")
    String reopen(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "/feedback") String back,
            RedirectAttributes redirect) {
        desk.reopen(viewer, id);
        return to(back, "feedback.toast.reopened", redirect);
    }

    private static String to(String back, String toast, RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", Message.of(toast));
        return "redirect:" + OwnPage.orHome(back);
    }
}
