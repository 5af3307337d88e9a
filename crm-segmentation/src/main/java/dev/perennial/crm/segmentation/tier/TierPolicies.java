package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the tier policy: saved once, put in force as often as wanted. */
@Service
@RequiredArgsConstructor
public class TierPolicies {

    /** Author of the policy proposed from the data at the first score run. */
    public static final String SYSTEM = "system";

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final TierRulesJson json;
    private final ChangeLog changes;
    private final Business business;
    private final ApplicationEventPublisher events;

    /** The version in force; empty before the first score run. */
    public Optional<TierPolicy> inForce() {
        return jdbc.sql("""
                        select * from tier_policy where activation is not null
                        order by activation desc limit 1""").query(json::policy).optional();
    }

    /** All versions, the newest first. */
    public List<TierPolicy> versions() {
        return jdbc.sql("select * from tier_policy order by version desc")
                .query(json::policy)
                .list();
    }

    /** @throws NotFound when there is no such version */
    public TierPolicy get(int version) {
        return jdbc.sql("select * from tier_policy where version = ?")
                .param(version)
                .query(json::policy)
                .optional()
                .orElseThrow(() -> new NotFound("tier policy", version));
    }

    /**
     * Saves rules as a new version, not yet in force.
     *
     * @throws InvalidInput when no reason is given
     */
    @Transactional
    public TierPolicy save(TierRules rules, String reason, Viewer author) {
        String words = reason.strip();
        if (words.isEmpty()) {
            throw InvalidInput.of("reason", "tierPolicy.problem.reason");
        }
        if (words.length() > LONGEST_REASON) {
            throw InvalidInput.of("reason", "tierPolicy.problem.reasonLong", LONGEST_REASON);
        }
        lockVersions();
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from tier_policy")
                .query(Integer.class)
                .single();
        insert(version, rules, words, author.username());
        changes.record(author.username(), "tier_policy", String.valueOf(version), "saved", Map.of("reason", words));
        return get(version);
    }

    /**
     * Puts a version in force, be it a new or an older one; the customers are then scored again under it.
     *
     * @throws NotFound when there is no such version
     */
    @Transactional
    public TierPolicy activate(int version, Viewer viewer) {
        Map<String, Object> change = inForce()
                .<Map<String, Object>>map(old -> Map.of("from", old.version(), "to", version))
                .orElse(Map.of("to", version));
        lockVersions();
        markActivated(version, viewer.username());
        changes.record(viewer.username(), "tier_policy", String.valueOf(version), "activated", change);
        events.publishEvent(new TierPolicyActivated(version, viewer.username()));
        return get(version);
    }

    /** Puts the first policy in force unless there is one by now, and returns the one in force. */
    @Transactional
    public TierPolicy startWith(TierRules rules) {
        lockVersions();
        return inForce().orElseGet(() -> {
            int version = jdbc.sql("select coalesce(max(version), 0) + 1 from tier_policy")
                    .query(Integer.class)
                    .single();
            insert(version, rules, "", SYSTEM);
            markActivated(version, SYSTEM);
            changes.record(SYSTEM, "tier_policy", String.valueOf(version), "activated", Map.of("to", version));
            return get(version);
        });
    }

    /** One writer at a time, so that versions have no gaps and no two authors get the same number. */
    private void lockVersions() {
        jdbc.sql("lock table tier_policy in share row exclusive mode").update();
    }

    private void insert(int version, TierRules rules, String reason, String author) {
        jdbc.sql("""
                        insert into tier_policy (version, tiers, reason, author, created_at)
                        values (?, ?::jsonb, ?, ?, ?)""").params(version, json.write(rules), reason, author, now()).update();
    }

    private void markActivated(int version, String username) {
        int updated = jdbc.sql("""
                        update tier_policy set activated_at = ?, activated_by = ?,
                            activation = (select coalesce(max(activation), 0) + 1 from tier_policy)
                        where version = ?""").params(now(), username, version).update();
        if (updated == 0) {
            throw new NotFound("tier policy", version);
        }
    }

    private OffsetDateTime now() {
        return business.now().atOffset(ZoneOffset.UTC);
    }
}
