package dev.perennial.crm.web.care;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The care queue: one list, one open task, and what can be done with it. */
@Controller
@RequiredArgsConstructor
class CareQueueController {

    private static final String WORKBENCH = "workbench";

    private final CareQueuePage page;
    private final CareTasks tasks;
    private final Business business;

    @GetMapping("/care")
    String queue(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable Long task,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return page.show(viewer, QueueView.of(viewer, due, whose), task, cursor, model);
    }

    @PostMapping("/care/{id}/complete")
    String complete(
            Viewer viewer,
            @PathVariable long id,
            @ModelAttribute("form") OutcomeForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable String back,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                tasks.complete(viewer, id, form.completion(business.today()));
                redirect.addFlashAttribute("toast", Message.of("care.toast.done." + form.outcome()));
                return onwards(back, due, whose, redirect);
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page.show(viewer, QueueView.of(viewer, due, whose), id, null, model);
    }

    @PostMapping("/care/{id}/snooze")
    String snooze(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes redirect) {
        try {
            tasks.snooze(viewer, id, LocalDate.parse(until));
        } catch (DateTimeParseException unreadable) {
            return refused("until", Message.of("error.value.unknown", until), id, due, whose, redirect);
        } catch (InvalidInput invalid) {
            return refused("until", invalid.problems().getFirst().message(), id, due, whose, redirect);
        }
        redirect.addFlashAttribute("toast", Message.of("care.toast.snoozed"));
        return onwards(back, due, whose, redirect);
    }

    @PostMapping("/care/{id}/reassign")
    String reassign(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String whose,
            RedirectAttributes redirect) {
        try {
            tasks.reassign(viewer, id, assignee);
        } catch (InvalidInput invalid) {
            return refused("assignee", invalid.problems().getFirst().message(), id, due, whose, redirect);
        }
        redirect.addFlashAttribute("toast", Message.of("care.toast.reassigned"));
        return onwards(null, due, whose, redirect);
    }

    @PostMapping("/care/{id}/cancel")
    String cancel(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String whose,
            RedirectAttributes redirect) {
        tasks.cancel(viewer, id);
        redirect.addFlashAttribute("toast", Message.of("care.toast.cancelled"));
        return onwards(null, due, whose, redirect);
    }

    /** Back to the task, with the reason beside the field. */
    private static String refused(
            String field,
            Message reason,
            long id,
            @Nullable String due,
            @Nullable String whose,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(field + "Problem", reason);
        redirect.addAttribute("task", id);
        return onwards(null, due, whose, redirect);
    }

    /** To the same part of the queue, whose first task is then the next one to do. */
    private static String onwards(
            @Nullable String back, @Nullable String due, @Nullable String whose, RedirectAttributes redirect) {
        if (WORKBENCH.equals(back)) {
            return "redirect:/";
        }
        if (due != null && !due.isBlank()) {
            redirect.addAttribute("due", due);
        }
        if (whose != null && !whose.isBlank()) {
            redirect.addAttribute("whose", whose);
        }
        return "redirect:/care";
    }
}
