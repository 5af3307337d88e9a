package dev.perennial.crm.segmentation.tier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a policy lies in the database. */
@Component
@RequiredArgsConstructor
class TierRulesJson {

    private static final TypeReference<List<TierRule>> RULES = new TypeReference<>() {};

    private final JsonMapper json;

    String write(TierRules rules) {
        return json.writeValueAsString(rules.rules());
    }

    TierPolicy policy(ResultSet row, int number) throws SQLException {
        return new TierPolicy(
                row.getInt("version"),
                new TierRules(json.readValue(row.getString("tiers"), RULES)),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "activated_at"),
                row.getString("activated_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
