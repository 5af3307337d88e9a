package dev.perennial.crm.web.handover;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.handover.Digests;
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

/** What somebody was told of the customers they took over, to be read one by one. */
@Controller
@RequestMapping("/handovers")
@RequiredArgsConstructor
class DigestController {

    private static final int PAGE = 20;

    private final Digests digests;

    @GetMapping
    String list(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("progress", digests.progress(viewer));
        model.addAttribute("digests", digests.unread(viewer, cursor, PAGE));
        return "handover/digests";
    }

    /** @param back where it was read: {@code list}, {@code workbench}, or the number of the customer it is about */
    @PostMapping("/digests/{id}/read")
    String read(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "list") String back,
            RedirectAttributes redirect) {
        digests.read(viewer, id);
        if ("list".equals(back)) {
            return "redirect:/handovers";
        }
        if ("workbench".equals(back)) {
            return "redirect:/";
        }
        redirect.addAttribute("no", back);
        return "redirect:/customers/{no}";
    }
}
