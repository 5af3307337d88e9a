package dev.perennial.crm.web.pool;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.pool.PoolPolicy;
import dev.perennial.crm.segmentation.pool.PoolReturns;
import dev.perennial.crm.segmentation.pool.PoolRules;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of the pool, with who would go back before they are saved. */
@Controller
@RequestMapping("/admin/pool-rules")
@RequiredArgsConstructor
class PoolRulesController {

    private static final String PAGE = "pool/rules";

    private final PoolPolicy policy;
    private final PoolReturns returns;

    @GetMapping
    String show(Model model) {
        return page(policy.current(), model);
    }

    /** The preview is a state of the page that nothing remembers. */
    @PostMapping
    String save(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String preview,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            PoolRules rules = rules(typed);
            if (preview != null) {
                return page(rules, model);
            }
            policy.change(viewer, rules);
            redirect.addFlashAttribute("toast", Message.of("pool.rules.saved"));
            return "redirect:/admin/pool-rules";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            InvalidInput.Problem problem = invalid.problems().getFirst();
            model.addAttribute("problem", problem.message());
            model.addAttribute("problemField", problem.field());
            model.addAttribute("typed", typed);
            return page(policy.current(), model);
        }
    }

    private String page(PoolRules rules, Model model) {
        model.addAttribute("rules", rules);
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("preview", returns.preview(rules));
        return PAGE;
    }

    private static PoolRules rules(Map<String, String> typed) {
        return new PoolRules(
                number("mostCustomers", typed),
                byTier("mostPerTier", typed),
                "true".equals(typed.get("returning")),
                byTier("silentDays", typed));
    }

    private static Map<Tier, Integer> byTier(String field, Map<String, String> typed) {
        Map<Tier, Integer> numbers = new EnumMap<>(Tier.class);
        Arrays.stream(Tier.values()).forEach(tier -> {
            Integer number = number(field + "[" + tier + "]", typed);
            if (number != null) {
                numbers.put(tier, number);
            }
        });
        return numbers;
    }

    private static @Nullable Integer number(String field, Map<String, String> typed) {
        String text = typed.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException unreadable) {
            throw InvalidInput.of(field, "error.value.unknown", text);
        }
    }
}
