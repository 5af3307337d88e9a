package dev.perennial.crm.web.merging;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.merging.Merges;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Two customers side by side, to be made one, and split again. */
@Controller
@RequiredArgsConstructor
class MergeController {

    /** What the choice of a fact is called in the form: this, then the fact's name. */
    private static final String CHOICE = "field.";

    private final Merges merges;
    private final FactTexts facts;

    @GetMapping("/customers/{customerNo}/merge")
    String compare(Viewer viewer, @PathVariable String customerNo, @RequestParam String into, Model model) {
        model.addAttribute("pair", merges.compare(viewer, customerNo, into.strip()));
        model.addAttribute("facts", facts);
        return "merging/compare";
    }

    @PostMapping("/customers/{customerNo}/merge")
    String merge(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam String into,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        Map<String, String> choices = new HashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        merges.merge(viewer, customerNo, into, choices);
        redirect.addFlashAttribute("toast", "merging.done");
        return profile(into);
    }

    @PostMapping("/merges/{id}/split")
    String split(Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        String revived = merges.split(viewer, id);
        redirect.addFlashAttribute("toast", "merging.splitDone");
        return profile(revived);
    }

    private static String profile(String customerNo) {
        return "redirect:/customers/" + UriUtils.encodePathSegment(customerNo, StandardCharsets.UTF_8);
    }
}
