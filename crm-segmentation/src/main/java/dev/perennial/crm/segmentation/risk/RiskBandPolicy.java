package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the versions of the {@link RiskBands}. The latest is in force from the moment it is saved: bands are told when scores are
 * read, so no run has to be repeated.
 */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class RiskBandPolicy {

    private static final int LONGEST_REASON = 500;
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Business business;
    private final ChangeLog changes;

    /**
     * What held from a moment on.
     *
     * @param version 1 for what the product came with, by {@code system}
     * @param reason  in the author's words
     */
    public record Version(int version, RiskBands bands, String reason, String author, Instant createdAt) {}

    /**
     * How many customers of the current run would be in a band.
     *
     * @param byRisk  by churn risk
     * @param byValue by value at risk
     */
    public record Preview(Map<RiskBand, Long> byRisk, Map<RiskBand, Long> byValue) {}

    /** The bands in force. */
    public RiskBands current() {
        return jdbc.sql("select * from risk_bands_in_force")
                .query(RiskBandPolicy::version)
                .single()
                .bands();
    }

    /** The latest {@value #SHOWN} versions, the newest, which is in force, first. */
    public List<Version> versions() {
        return jdbc.sql("select * from risk_bands order by version desc limit " + SHOWN)
                .query(RiskBandPolicy::version)
                .list();
    }

    /**
     * Saves a new version and puts it in force.
     *
     * @throws InvalidInput when no reason is given
     * @throws Forbidden    to all but administrators
     */
    @Transactional
    public Version change(Viewer admin, RiskBands bands, String reason) {
        checkAdministers(admin);
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw InvalidInput.of("reason", "riskBands.problem.reason", LONGEST_REASON);
        }
        // one writer at a time, so that versions have no gaps and no two authors get the same number
        jdbc.sql("lock table risk_bands in share row exclusive mode").update();
        Version before = versions().getFirst();
        jdbc.sql("""
                        insert into risk_bands (version, elevated, high, critical, value_elevated, value_high, value_critical,
                                                reason, author, created_at)
                        values (:version, :elevated, :high, :critical, :valueElevated, :valueHigh, :valueCritical,
                                :reason, :author, :now)""")
                .param("version", before.version() + 1)
                .params(parameters(bands))
                .param("reason", words)
                .param("author", admin.username())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
        changes.record(
                admin.username(),
                "risk_bands",
                String.valueOf(before.version() + 1),
                "activated",
                Map.of("from", before.bands(), "to", bands, "reason", words));
        return versions().getFirst();
    }

    /**
     * Counts the customers of the current run by other bands; nothing is done.
     *
     * @throws Forbidden to all but administrators: it counts everybody's customers
     */
    public Preview preview(Viewer admin, RiskBands bands) {
        checkAdministers(admin);
        Map<RiskBand, Long> byRisk = new EnumMap<>(RiskBand.class);
        Map<RiskBand, Long> byValue = new EnumMap<>(RiskBand.class);
        for (RiskBand band : RiskBand.values()) {
            byRisk.put(band, 0L);
            byValue.put(band, 0L);
        }
        jdbc.sql("""
                        select width_bucket(churn_risk, array[:elevated, :high, :critical]::float8[]) as risk,
                               width_bucket(value_at_risk, array[:valueElevated, :valueHigh, :valueCritical]::numeric[]) as value,
                               count(*) as customers
                        from customer_score join current_score_run using (run_id)
                        where churn_risk is not null group by 1, 2""")
                .params(parameters(bands))
                .query((row, number) -> {
                    byRisk.merge(RiskBand.values()[row.getInt("risk")], row.getLong("customers"), Long::sum);
                    Integer value = row.getObject("value", Integer.class);
                    // where nothing is known of spending, value at risk is not known either, and in no band
                    if (value != null) {
                        byValue.merge(RiskBand.values()[value], row.getLong("customers"), Long::sum);
                    }
                    return number;
                })
                .list();
        return new Preview(byRisk, byValue);
    }

    private static void checkAdministers(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators set where bands of risk begin");
        }
    }

    private static Map<String, Object> parameters(RiskBands bands) {
        return Map.of(
                "elevated", bands.elevated(),
                "high", bands.high(),
                "critical", bands.critical(),
                "valueElevated", bands.valueElevated(),
                "valueHigh", bands.valueHigh(),
                "valueCritical", bands.valueCritical());
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                new RiskBands(
                        row.getDouble("elevated"),
                        row.getDouble("high"),
                        row.getDouble("critical"),
                        row.getBigDecimal("value_elevated"),
                        row.getBigDecimal("value_high"),
                        row.getBigDecimal("value_critical")),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
