package dev.perennial.crm.web.handover;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Directory;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.handover.Handover;
import dev.perennial.crm.segmentation.handover.HandoverLog;
import dev.perennial.crm.segmentation.handover.HandoverPreviews;
import dev.perennial.crm.segmentation.handover.Handovers;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing a book over, and the handovers there have been. */
@Controller
@RequestMapping("/admin/handovers")
@RequiredArgsConstructor
class HandoverController {

    private static final int PAGE = 50;
    private static final String LIST = "redirect:/admin/handovers";

    private final Handovers handovers;
    private final HandoverPreviews previews;
    private final HandoverLog log;
    private final Customers customers;
    private final Directory directory;
    private final People people;
    private final Business business;

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("handovers", log.list(cursor, PAGE));
        model.addAttribute("regretFrom", business.now().minus(Handovers.REGRET));
        return "handover/list";
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable String from, Model model) {
        model.addAttribute("form", HandoverForm.of(from, List.of()));
        return form(model);
    }

    /** What would happen: nothing has yet. */
    @PostMapping("/preview")
    String preview(
            Viewer viewer,
            @ModelAttribute("form") HandoverForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                model.addAttribute("preview", previews.preview(viewer, form.handover()));
                return "handover/preview";
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model);
    }

    /**
     * Back from the preview with all that was chosen, or here from a list of customers with those selected there.
     *
     * @param customer numbers of the selected; who owns the first is taken to be who hands over
     */
    @PostMapping("/new")
    String again(
            Viewer viewer,
            @ModelAttribute("form") HandoverForm form,
            @RequestParam(defaultValue = "") List<String> customer,
            Model model) {
        if (!customer.isEmpty()) {
            User owner = customers.get(viewer, customer.getFirst()).getOwner();
            model.addAttribute("form", HandoverForm.of(owner == null ? null : owner.getUsername(), customer));
        }
        return form(model);
    }

    @PostMapping
    String handOver(
            Viewer viewer,
            @ModelAttribute("form") HandoverForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                Handover done = handovers.handOver(viewer, form.handover());
                redirect.addFlashAttribute("toast", Message.of("handover.done", done.customers(), done.allTasks()));
                return LIST;
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model);
    }

    @PostMapping("/{id}/undo")
    String undo(Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        try {
            Handover undone = handovers.undo(viewer, id);
            redirect.addFlashAttribute("toast", Message.of("handover.undone", undone.customers()));
        } catch (Conflict conflict) {
            redirect.addFlashAttribute("problem", conflict.reason());
        }
        return LIST;
    }

    private String form(Model model) {
        model.addAttribute("owners", directory.busy());
        model.addAttribute("people", people.active());
        return "handover/new";
    }
}
