package dev.perennial.crm.profile;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Forbidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the {@link ProfileRules}. They hold from the moment they are changed: nothing is counted anew. */
@Service
@RequiredArgsConstructor
@Transactional
public class ProfilePolicy {

    private static final TypeReference<Map<ProfileFact, Integer>> WEIGHTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;
    private final ChangeLog changes;

    @Transactional(readOnly = true)
    public ProfileRules current() {
        return jdbc.sql("select person_weights, company_weights, stale_days from profile_rules")
                .query(this::rules)
                .single();
    }

    /** @throws Forbidden to all but administrators */
    public void change(Viewer admin, ProfileRules rules) {
        if (admin.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators set what a complete profile is");
        }
        jdbc.sql("""
                        update profile_rules
                        set person_weights = cast(:person as jsonb), company_weights = cast(:company as jsonb),
                            stale_days = :days, updated_at = :now, updated_by = :by""")
                .param("person", json.writeValueAsString(rules.person()))
                .param("company", json.writeValueAsString(rules.company()))
                .param("days", rules.staleDays())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("by", admin.username())
                .update();
        changes.record(admin.username(), "profile rules", "profile", "changed", Map.of("rules", rules));
    }

    private ProfileRules rules(ResultSet row, int number) throws SQLException {
        return new ProfileRules(
                json.readValue(row.getString("person_weights"), WEIGHTS),
                json.readValue(row.getString("company_weights"), WEIGHTS),
                row.getInt("stale_days"));
    }
}
