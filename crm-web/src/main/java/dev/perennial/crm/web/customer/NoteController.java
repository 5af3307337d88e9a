package dev.perennial.crm.web.customer;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Notes;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps notes in sight on a profile, and sets them right. */
@Controller
@RequestMapping("/customers/{customerNo}/notes/{id}")
@RequiredArgsConstructor
class NoteController {

    private static final String PROFILE = "redirect:/customers/{customerNo}#notes";

    private final Notes notes;

    @PostMapping("/pin")
    String pin(
            Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable long id,
            @RequestParam boolean pinned,
            RedirectAttributes redirect) {
        notes.pin(viewer, customerNo, id, pinned);
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }

    @PostMapping("/edit")
    String edit(
            Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        notes.edit(viewer, customerNo, id, version, text);
        redirect.addFlashAttribute("toast", "customer.note.edited");
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }
}
