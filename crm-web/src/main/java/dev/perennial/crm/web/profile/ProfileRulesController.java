package dev.perennial.crm.web.profile;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.profile.ProfileFact;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.profile.ProfileRules;
import dev.perennial.crm.profile.ProfileStates;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
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

/** What a complete profile is, with how complete the customers' would be before it is saved. */
@Controller
@RequestMapping("/admin/profile-rules")
@RequiredArgsConstructor
class ProfileRulesController {

    private final ProfilePolicy policy;
    private final ProfileStates states;

    @GetMapping
    String show(Model model) {
        ProfileRules rules = policy.current();
        return page(typed(rules), rules, model);
    }

    /** The preview is a state of the page that nothing remembers; what cannot be taken stays in its field. */
    @PostMapping
    String save(
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String preview,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            ProfileRules rules = rules(typed);
            if (preview != null) {
                return page(typed, rules, model);
            }
            policy.change(viewer, rules);
            redirect.addFlashAttribute("toast", Message.of("profile.rules.saved"));
            return "redirect:/admin/profile-rules";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            InvalidInput.Problem problem = invalid.problems().getFirst();
            model.addAttribute("problem", problem.message());
            model.addAttribute("problemField", problem.field());
            return page(typed, policy.current(), model);
        }
    }

    private String page(Map<String, String> typed, ProfileRules rules, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("facts", ProfileFact.values());
        model.addAttribute("heaviest", ProfileRules.HEAVIEST);
        Map<Integer, Long> preview = states.preview(rules);
        model.addAttribute("preview", preview);
        model.addAttribute(
                "all", preview.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("step", ProfileStates.STEP);
        return "profile/rules";
    }

    private static Map<String, String> typed(ProfileRules rules) {
        Map<String, String> typed = new HashMap<>();
        for (CustomerType type : CustomerType.values()) {
            rules.weights(type).forEach((fact, weight) -> typed.put(field(type, fact), String.valueOf(weight)));
        }
        typed.put("staleDays", String.valueOf(rules.staleDays()));
        return typed;
    }

    private static ProfileRules rules(Map<String, String> typed) {
        return new ProfileRules(
                weights(CustomerType.PERSON, typed),
                weights(CustomerType.COMPANY, typed),
                Typed.orZero(Typed.whole("staleDays", typed.get("staleDays"))));
    }

    private static Map<ProfileFact, Integer> weights(CustomerType type, Map<String, String> typed) {
        Map<ProfileFact, Integer> weights = new EnumMap<>(ProfileFact.class);
        for (ProfileFact fact : ProfileFact.values()) {
            String field = field(type, fact);
            weights.put(fact, Typed.orZero(Typed.whole(field, typed.get(field))));
        }
        return weights;
    }

    private static String field(CustomerType type, ProfileFact fact) {
        return type.name().toLowerCase(Locale.ROOT) + "[" + fact + "]";
    }
}
