package dev.perennial.crm.web.recommendation;

import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.segmentation.recommendation.BasketKind;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is bought together: products alone, so that everybody may see all of it. */
@Controller
@RequestMapping("/recommendations")
@RequiredArgsConstructor
class AssociationRuleController {

    private static final int PAGE_SIZE = 50;

    private final AssociationRules rules;

    @GetMapping
    String list(
            @RequestParam(defaultValue = "CUSTOMER") BasketKind kind,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        String wanted = product == null || product.isBlank() ? null : product.strip();
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", BasketKind.values());
        model.addAttribute("product", wanted);
        model.addAttribute("mining", rules.mining(kind).orElse(null));
        model.addAttribute("rules", rules.list(kind, wanted, cursor, PAGE_SIZE));
        return "recommendation/rules";
    }

    @PostMapping("/mine")
    @PreAuthorize("hasRole('ADMIN')")
    String mine(RedirectAttributes next) {
        rules.startMining();
        next.addFlashAttribute("toast", "recommendation.started");
        return "redirect:/recommendations";
    }
}
