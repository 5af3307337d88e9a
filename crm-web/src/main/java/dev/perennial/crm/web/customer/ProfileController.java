package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.profile.ProfileStates;
import dev.perennial.crm.segmentation.careplan.CareQueue;
import dev.perennial.crm.segmentation.churn.ChurnReasons;
import dev.perennial.crm.segmentation.churn.CustomerOutlook;
import dev.perennial.crm.segmentation.churn.LiveRisk;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.portfolio.Profile;
import dev.perennial.crm.segmentation.portfolio.Profiles;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import dev.perennial.crm.segmentation.portfolio.Timeline;
import dev.perennial.crm.segmentation.portfolio.TimelineFilter;
import dev.perennial.crm.segmentation.portfolio.TimelineKind;
import dev.perennial.crm.segmentation.recommendation.Recommendations;
import dev.perennial.crm.segmentation.risk.RiskBandPolicy;
import dev.perennial.crm.segmentation.run.LiveTiers;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.segmentation.tier.TierReasons;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The profile of one customer, with its timeline and what is written down in place. */
@Controller
@RequiredArgsConstructor
class ProfileController {

    private static final int PAGE = 20;
    private static final int RECOMMENDATIONS = 4;
    private static final String VIEW = "customer/profile";

    private final Customers customers;
    private final Merges merges;
    private final Profiles profiles;
    private final Timeline timeline;
    private final Interactions interactions;
    private final Stewards stewards;
    private final TierReasons tierReasons;
    private final ChurnReasons churnReasons;
    private final LiveRisk liveRisk;
    private final LiveTiers liveTiers;
    private final CustomerOutlook outlook;
    private final ScoreRuns scoreRuns;
    private final RiskBandPolicy riskBands;
    private final ReasonWords reasonWords;
    private final CareQueue queue;
    private final Recommendations recommendations;
    private final OwnFacts ownFacts;
    private final AccountView.Reader accounts;
    private final Groups groups;
    private final ProfileStory story;
    private final ProfileStates profileStates;
    private final Business business;

    // one transaction instead of one for each part of the page
    @Transactional(readOnly = true)
    @GetMapping("/customers/{customerNo}")
    String show(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable Set<TimelineKind> kind,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("talk", TalkForm.empty());
        TimelineFilter filter = new TimelineFilter(kind == null ? Set.of() : kind, channel);
        return profile(viewer, customerNo, filter, cursor, model);
    }

    /** Writes down a talk; what cannot be taken stays in the form, with the reason beside it. */
    @PostMapping("/customers/{customerNo}/interactions")
    String log(
            Viewer viewer,
            @PathVariable String customerNo,
            @ModelAttribute("talk") TalkForm talk,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                interactions.log(viewer, customerNo, talk.talk(business.timeZone()));
                redirect.addFlashAttribute("toast", "customer.talk.logged");
                redirect.addAttribute("customerNo", customerNo);
                return "redirect:/customers/{customerNo}#timeline";
            } catch (InvalidInput invalid) {
                FormErrors.add(errors, invalid);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return profile(viewer, customerNo, TimelineFilter.ALL, null, model);
    }

    private String profile(
            Viewer viewer, String customerNo, TimelineFilter filter, @Nullable String cursor, Model model) {
        Customer customer = customers.get(viewer, customerNo);
        if (!customer.getCustomerNo().equals(customerNo)) { // a number from before a merge
            return "redirect:/customers/"
                    + UriUtils.encodePathSegment(customer.getCustomerNo(), StandardCharsets.UTF_8);
        }
        Profile profile = profiles.of(viewer, customerNo);
        model.addAttribute("customer", customer);
        model.addAttribute("profileState", profileStates.of(customers.seen(viewer, customerNo)));
        model.addAttribute("account", accounts.of(viewer, customer.getCustomerNo()));
        model.addAttribute("groups", groups.of(viewer, customer.getId()));
        model.addAttribute("groupChoices", groups.choices(viewer));
        model.addAttribute("ownFacts", ownFacts.of(customer.getDetails().custom()));
        model.addAttribute("profile", profile);
        model.addAttribute("figures", Figures.of(profile, riskBands.current(), business.today()));
        Scorecard score = profile.score();
        model.addAttribute(
                "live",
                score == null
                        ? null
                        : liveRisk.of(viewer, customerNo, score.runId(), business.today())
                                .orElse(null));
        boolean orderedSince = score != null
                && profile.lastOrder() != null
                && profile.lastOrder().isAfter(score.asOf());
        model.addAttribute(
                "liveTier",
                orderedSince
                        ? liveTiers.of(viewer, customerNo, business.today()).orElse(null)
                        : null);
        model.addAttribute(
                "ranges",
                score == null
                        ? null
                        : outlook.ranges(viewer, customerNo, score.runId()).orElse(null));
        model.addAttribute("missing", score == null || score.churnRisk() != null ? null : missing(score.runId()));
        model.addAttribute("reasonWords", reasonWords);
        model.addAttribute("reasons", score == null ? List.of() : churnReasons.of(viewer, customerNo, score.runId()));
        model.addAttribute("why", tierReasons.of(customer.getId()).orElse(null));
        model.addAttribute(
                "timeline",
                new TimelineView(
                        timeline.of(viewer, customerNo, filter, cursor, PAGE),
                        timeline.counts(viewer, customerNo),
                        timeline.channels(viewer, customerNo),
                        filter,
                        business.timeZone()));
        model.addAttribute("recommendations", recommendations.of(viewer, customerNo, RECOMMENDATIONS));
        story.tell(viewer, customerNo, model);
        model.addAttribute("merged", merges.into(viewer, customerNo));
        model.addAttribute("openTasks", queue.ofCustomer(viewer, customerNo));
        model.addAttribute("stewards", stewards.of(viewer, customer));
        return VIEW;
    }

    private ModelSummary.@Nullable Missing missing(long runId) {
        ModelSummary models = scoreRuns.get(runId).models();
        return models == null ? null : models.missing();
    }
}
