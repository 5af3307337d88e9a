package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter and the visibility of a viewer as SQL over {@code customer c} and {@code customer_score s}. */
final class Conditions {

    /** What is noted in words, each with a line of its own. */
    private static final String NOTES = "concat_ws(chr(10), c.lifestyle, c.preferences, c.focus, c.buying_habits,"
            + " c.payment_terms, c.preferential_terms, c.attitude_note, c.capability_note, c.credit_note, c.relations_note)";

    /** From when on the facts stand; an index is on it. */
    private static final String AGE = "coalesce(c.facts_confirmed_at, c.created_at)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private Conditions() {}

    /**
     * @param visibility which customers the viewer may see
     * @param search     what {@link Filter#q} asks for
     * @param ownerId    key of the owner filtered by; null when the filter names none or the pool
     */
    static Conditions of(Visibility visibility, Viewer viewer, Filter filter, Search search, @Nullable Long ownerId) {
        Conditions conditions = seenBy(visibility);
        conditions.addFacts(filter, ownerId);
        conditions.addDetails(filter.facts(), viewer);
        conditions.addScores(filter);
        conditions.addSearch(search);
        return conditions;
    }

    /** Those of whom something typed says who they are. */
    static Conditions searching(Viewer viewer, Search search) {
        Conditions conditions = seenBy(Visibility.of(viewer));
        conditions.addSearch(search);
        return conditions;
    }

    private static Conditions seenBy(Visibility visibility) {
        Conditions conditions = new Conditions();
        conditions.conditions.add(visibility.predicate());
        conditions.parameters.putAll(visibility.parameters());
        return conditions;
    }

    /** Adds one more, in SQL. */
    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds one more, in SQL, when there is a value for its parameter. */
    Conditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void addFacts(Filter filter, @Nullable Long ownerId) {
        if (Filter.NO_OWNER.equals(filter.owner())) {
            and("c.owner_id is null");
        }
        and("c.owner_id = :ownerId", "ownerId", ownerId);
        and("c.team_id = :team", "team", filter.team());
        and("c.region = :region", "region", filter.region());
        and("c.tags @> array[:tag]::text[]", "tag", filter.tag());
        and("c.type = :type", "type", name(filter.type()));
    }

    private void addDetails(FactFilter facts, Viewer viewer) {
        and("c.occupation = :occupation", "occupation", facts.occupation());
        and("c.industry = :industry", "industry", facts.industry());
        and("c.preferred_channel = :preferredChannel", "preferredChannel", name(facts.preferredChannel()));
        and("c.contact_times @> array[:contactTime]::text[]", "contactTime", name(facts.contactTime()));
        String noted = facts.noted();
        and(NOTES + " ilike :noted", "noted", noted == null ? null : OwnFieldSql.containing(noted));
        and("c.source_channel = :sourceChannel", "sourceChannel", name(facts.sourceChannel()));
        OwnFieldSql own = OwnFieldSql.of(facts.custom());
        conditions.addAll(own.conditions());
        parameters.putAll(own.parameters());
        addProfile(facts.profile());
        if (facts.group() != null) {
            and("""
                    c.id in (
                        select m.customer_id
                        from customer_group_member m join customer_group g on g.id = m.group_id
                        where g.id = :group and (g.shared or g.owner_id = :groupReader))""", "group", facts.group()).and("true", "groupReader", viewer.userId());
        }
    }

    private void addProfile(ProfileFilter profile) {
        and(AGE + " < :confirmedBefore", "confirmedBefore", moment(profile.confirmedBefore()));
        and(AGE + " >= :confirmedSince", "confirmedSince", moment(profile.confirmedSince()));
        List<Integer> known = profile.knownFacts();
        if (known != null) {
            // written out, so that the planner knows how many customers each of them has
            String combinations = known.stream().map(String::valueOf).collect(Collectors.joining(","));
            conditions.add("c.known_facts = any ('{" + combinations + "}'::integer[])");
        }
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private void addScores(Filter filter) {
        and("s.tier = :tier", "tier", name(filter.tier()));
        and("s.segment = :segment", "segment", name(filter.segment()));
        and("s.value_class = :valueClass", "valueClass", name(filter.valueClass()));
        if (filter.stage() != Stage.POTENTIAL) {
            and("s.stage = :stage", "stage", name(filter.stage()));
        }
        RhythmBand rhythm = filter.rhythm();
        if (rhythm != null) {
            and(rhythm.condition("s.overdue_ratio"));
        }
        RiskBand risk = filter.risk();
        if (risk != null) {
            and(risk.condition("s.churn_risk"));
        }
        RiskBand atRisk = filter.atRisk();
        if (atRisk != null) {
            and(atRisk.conditionOfValue("s.value_at_risk"));
        }
        if (Boolean.TRUE.equals(filter.foretold())) {
            and("s.churn_risk is not null");
        }
        YearMonth firstBought = filter.firstBought();
        if (firstBought != null) {
            and("s.first_day >= :firstBought", "firstBought", firstBought.atDay(1))
                    .and("s.first_day <= :lastBought", "lastBought", firstBought.atEndOfMonth());
        }
    }

    private void addSearch(Search search) {
        if (search.isForSomething()) {
            // an array is found first, and is taken to be short; of a set the planner thinks that half of all are in it
            conditions.add("c.id = any (array(" + search.customers() + "))");
            parameters.putAll(search.parameters());
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
