package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.segmentation.tier.ScoredRun;
import dev.perennial.crm.segmentation.tier.TierMover;
import dev.perennial.crm.segmentation.tier.TierPolicies;
import dev.perennial.crm.segmentation.tier.TierPolicy;
import dev.perennial.crm.segmentation.tier.TierPreview;
import dev.perennial.crm.segmentation.tier.TierRule;
import dev.perennial.crm.segmentation.tier.TierRules;
import dev.perennial.crm.segmentation.tier.TierWhatIf;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tier policy over REST, for administrators. */
@RestController
@RequestMapping("/api/v1/tier-policies")
@PreAuthorize("hasRole('ADMIN')")
@RequiredArgsConstructor
class TierPolicyResource {

    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 200;

    private final TierPolicies policies;
    private final TierPreview preview;
    private final ScoreRuns scoreRuns;

    record Versions(List<PolicyView> items) {}

    record PolicyView(
            int version,
            boolean inForce,
            String reason,
            String author,
            Instant createdAt,
            @Nullable Instant activatedAt,
            @Nullable String activatedBy,
            List<TierRule> tiers) {}

    record NewPolicy(
            @Nullable List<TierRule> tiers, @Nullable String reason) {}

    /** Rules to try, and which of the movers to name. */
    record Trial(
            @Nullable List<TierRule> tiers,
            @Nullable Tier from,
            @Nullable Tier to,
            @Nullable String cursor,
            @Nullable Integer size) {}

    record Outcome(
            long runId,
            LocalDate asOf,
            long customers,
            long movedUp,
            long movedDown,
            List<TierOutcome> tiers,
            List<TierWhatIf.Cell> matrix,
            Page<TierMover> movers) {}

    record TierOutcome(
            Tier name, int stars, long customers, long newCustomers, BigDecimal revenue, BigDecimal newRevenue) {}

    @GetMapping
    Versions list() {
        int inForce = policies.inForce().map(TierPolicy::version).orElse(0);
        return new Versions(
                policies.versions().stream().map(each -> view(each, inForce)).toList());
    }

    @GetMapping("/{version}")
    PolicyView get(@PathVariable int version) {
        return view(
                policies.get(version),
                policies.inForce().map(TierPolicy::version).orElse(0));
    }

    @PostMapping
    ResponseEntity<PolicyView> save(@RequestBody NewPolicy wanted, Viewer viewer) {
        String reason = wanted.reason() == null ? "" : wanted.reason();
        TierPolicy saved = policies.save(rules(wanted.tiers()), reason, viewer);
        return ResponseEntity.created(URI.create("/api/v1/tier-policies/" + saved.version()))
                .body(view(saved, 0));
    }

    @PostMapping("/preview")
    Outcome preview(@RequestBody Trial trial, Viewer viewer) {
        TierRules rules = rules(trial.tiers());
        TierWhatIf whatIf = preview.of(rules, viewer).orElseThrow(() -> new NotFound("score run", "current"));
        int size = trial.size() == null ? PAGE_SIZE : Math.clamp(trial.size(), 1, LARGEST_PAGE);
        Page<TierMover> movers = preview.movers(rules, viewer, trial.from(), trial.to(), trial.cursor(), size);
        ScoredRun run = whatIf.run();
        return new Outcome(
                run.id(),
                run.asOf(),
                whatIf.all().customers(),
                whatIf.up().customers(),
                whatIf.down().customers(),
                Stream.of(Tier.values()).map(tier -> outcome(tier, whatIf)).toList(),
                whatIf.cells(),
                movers);
    }

    /** The customers are scored again under the version; where that can be watched is in {@code Location}. */
    @PostMapping("/{version}/activate")
    ResponseEntity<PolicyView> activate(@PathVariable int version, Viewer viewer) {
        TierPolicy activated = policies.activate(version, viewer);
        ResponseEntity.BodyBuilder accepted = ResponseEntity.accepted();
        scoreRuns.underWay().stream()
                .mapToLong(ScoreRun::id)
                .max()
                .ifPresent(run -> accepted.location(URI.create("/api/v1/score-runs/" + run)));
        return accepted.body(view(activated, version));
    }

    private static TierRules rules(@Nullable List<TierRule> tiers) {
        if (tiers == null) {
            throw InvalidInput.of("tiers", "tierPolicy.problem.tiers");
        }
        return new TierRules(tiers);
    }

    private static TierOutcome outcome(Tier tier, TierWhatIf whatIf) {
        TierWhatIf.Cell now = whatIf.now(tier);
        TierWhatIf.Cell then = whatIf.then(tier);
        return new TierOutcome(tier, tier.stars(), now.customers(), then.customers(), now.revenue(), then.revenue());
    }

    private static PolicyView view(TierPolicy policy, int inForce) {
        return new PolicyView(
                policy.version(),
                policy.version() == inForce,
                policy.reason(),
                policy.author(),
                policy.createdAt(),
                policy.activatedAt(),
                policy.activatedBy(),
                policy.rules().rules());
    }
}
