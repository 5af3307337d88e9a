package dev.perennial.crm.web.pool;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.pool.Pool;
import dev.perennial.crm.segmentation.pool.PoolPolicy;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Message;
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

/** Customers nobody owns, to be claimed. */
@Controller
@RequestMapping("/pool")
@RequiredArgsConstructor
class PoolController {

    private static final int PAGE = 50;

    private final Pool pool;
    private final PoolPolicy policy;

    @GetMapping
    String list(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("cards", pool.list(viewer, cursor, PAGE));
        model.addAttribute("rules", policy.current());
        return "pool/list";
    }

    /** Whoever came too late, or holds too many, is back in the list and reads why. */
    @PostMapping("/{customerNo}/claim")
    String claim(Viewer viewer, @PathVariable String customerNo, RedirectAttributes redirect) {
        try {
            pool.claim(viewer, customerNo);
            redirect.addFlashAttribute("toast", Message.of("pool.claimed"));
            redirect.addAttribute("no", customerNo);
            return "redirect:/customers/{no}";
        } catch (Conflict conflict) {
            redirect.addFlashAttribute("problem", conflict.reason());
            return "redirect:/pool";
        }
    }
}
