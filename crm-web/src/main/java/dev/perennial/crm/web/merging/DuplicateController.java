package dev.perennial.crm.web.merging;

import dev.perennial.crm.duplicate.Duplicates;
import dev.perennial.crm.identity.Viewer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of customers who may be on record twice. */
@Controller
@RequiredArgsConstructor
class DuplicateController {

    private static final int PAGE = 25;

    private final Duplicates duplicates;

    @GetMapping("/duplicates")
    String list(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("pairs", duplicates.list(viewer, cursor, PAGE));
        return "merging/duplicates";
    }

    @PostMapping("/duplicates/dismiss")
    String dismiss(Viewer viewer, @RequestParam String one, @RequestParam String other, RedirectAttributes redirect) {
        duplicates.dismiss(viewer, one, other);
        redirect.addFlashAttribute("toast", "merging.dismissed");
        return "redirect:/duplicates";
    }
}
