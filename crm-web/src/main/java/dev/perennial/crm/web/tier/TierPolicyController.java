package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.Phase;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.segmentation.tier.TierPolicies;
import dev.perennial.crm.segmentation.tier.TierPolicy;
import dev.perennial.crm.segmentation.tier.TierPreview;
import dev.perennial.crm.segmentation.tier.TierRule;
import dev.perennial.crm.segmentation.tier.TierRules;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.FormErrors;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tier policy: thresholds, what they would do, and putting them in force. */
@Controller
@RequestMapping("/admin/tier-policy")
@RequiredArgsConstructor
class TierPolicyController {

    private static final int MOVERS = 12;
    private static final String PAGE = "tier/policy";

    private final TierPolicies policies;
    private final TierPreview preview;
    private final ScoreRuns scoreRuns;

    /** The thresholds tried are in the address, so that a what-if can be passed on and named page by page. */
    @GetMapping
    String page(
            @ModelAttribute("form") PolicyForm form,
            BindingResult errors,
            @ModelAttribute("named") NamedMovers named,
            @RequestParam(required = false) @Nullable Integer version,
            Viewer viewer,
            Model model) {
        if (!form.isComplete()) {
            Optional<TierPolicy> shown = version == null ? policies.inForce() : Optional.of(policies.get(version));
            PolicyForm filled =
                    shown.map(policy -> PolicyForm.of(policy.rules())).orElseGet(PolicyForm::empty);
            model.addAttribute("form", filled);
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(filled, "form"));
            shown.ifPresent(policy -> tryOut(policy.rules(), filled, named, viewer, model));
            return frame(model);
        }
        rules(form, errors).ifPresent(rules -> tryOut(rules, form, named, viewer, model));
        return frame(model);
    }

    /** By POST, so that what was typed need not fit into an address; stores nothing. */
    @PostMapping("/preview")
    String preview(
            @ModelAttribute("form") PolicyForm form,
            BindingResult errors,
            @ModelAttribute("named") NamedMovers named,
            Viewer viewer,
            Model model) {
        return page(form, errors, named, null, viewer, model);
    }

    @PostMapping
    String activate(
            @ModelAttribute("form") PolicyForm form,
            BindingResult errors,
            @ModelAttribute("named") NamedMovers named,
            Viewer viewer,
            Model model,
            RedirectAttributes next) {
        Optional<TierRules> rules = form.isComplete() ? rules(form, errors) : Optional.empty();
        if (rules.isEmpty()) {
            return frame(model);
        }
        try {
            TierPolicy saved = policies.save(rules.get(), form.reason(), viewer);
            return inForce(saved.version(), viewer, next);
        } catch (InvalidInput invalid) {
            FormErrors.add(errors, invalid);
            tryOut(rules.get(), form, named, viewer, model);
            return frame(model);
        }
    }

    @PostMapping("/{version}/activate")
    String activateVersion(@PathVariable int version, Viewer viewer, RedirectAttributes next) {
        return inForce(version, viewer, next);
    }

    private String inForce(int version, Viewer viewer, RedirectAttributes next) {
        policies.activate(version, viewer);
        next.addFlashAttribute("toast", Message.of("tierPolicy.activated", version));
        return "redirect:/admin/tier-policy";
    }

    private static Optional<TierRules> rules(PolicyForm form, BindingResult errors) {
        List<TierRule> typed = form.rules(errors);
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TierRules(typed));
        } catch (InvalidInput invalid) {
            FormErrors.add(errors, invalid);
            return Optional.empty();
        }
    }

    private void tryOut(TierRules rules, PolicyForm form, NamedMovers named, Viewer viewer, Model model) {
        preview.of(rules, viewer).ifPresent(whatIf -> {
            model.addAttribute("whatIf", whatIf);
            model.addAttribute("links", new PolicyLinks(form, named));
            model.addAttribute(
                    "movers", preview.movers(rules, viewer, named.from(), named.to(), named.cursor(), MOVERS));
        });
    }

    private String frame(Model model) {
        List<TierPolicy> versions = policies.versions();
        model.addAttribute("versions", versions);
        model.addAttribute("inForce", policies.inForce().orElse(null));
        model.addAttribute(
                "nextVersion", versions.isEmpty() ? 1 : versions.getFirst().version() + 1);
        model.addAttribute("ruledTiers", TierRules.TIERS);
        model.addAttribute("allTiers", Tier.values());
        model.addAttribute("underWay", scoreRuns.underWay());
        model.addAttribute("phases", Phase.values());
        return PAGE;
    }
}
