package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Forbidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the {@link PoolRules}. */
@Service
@RequiredArgsConstructor
@Transactional
public class PoolPolicy {

    private static final TypeReference<Map<Tier, Integer>> BY_TIER = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;
    private final ChangeLog changes;

    @Transactional(readOnly = true)
    public PoolRules current() {
        return jdbc.sql("select most_customers, most_per_tier, returns_on, silent_days from pool_rules")
                .query(this::rules)
                .single();
    }

    public void change(Viewer admin, PoolRules rules) {
        if (admin.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators set the rules of the pool");
        }
        jdbc.sql("""
                        update pool_rules
                        set most_customers = :most, most_per_tier = cast(:perTier as jsonb), returns_on = :returning,
                            silent_days = cast(:silent as jsonb), updated_at = :now, updated_by = :by""")
                .param("most", rules.mostCustomers(), Types.INTEGER)
                .param("perTier", json.writeValueAsString(rules.mostPerTier()))
                .param("returning", rules.returning())
                .param("silent", json.writeValueAsString(rules.silentDays()))
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("by", admin.username())
                .update();
        changes.record(admin.username(), "pool rules", "pool", "changed", Map.of("rules", rules));
    }

    private PoolRules rules(ResultSet row, int number) throws SQLException {
        return new PoolRules(
                row.getObject("most_customers", Integer.class),
                json.readValue(row.getString("most_per_tier"), BY_TIER),
                row.getBoolean("returns_on"),
                json.readValue(row.getString("silent_days"), BY_TIER));
    }
}
