package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.NameTokens;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter and the visibility of a viewer as SQL over {@code customer c} and {@code customer_score s}. */
final class Conditions {

    /** Digits from which on a number typed is a whole phone number rather than a part of one. */
    private static final int SHORTEST_PHONE = 7;

    /** Characters from which on a beginning of a customer number says something. */
    private static final int SHORTEST_PREFIX = 2;

    /** From when on the facts stand; an index is on it. */
    private static final String AGE = "coalesce(c.facts_confirmed_at, c.created_at)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private Conditions() {}

    /** @param ownerId key of the owner filtered by; null when the filter names none or the pool */
    static Conditions of(Viewer viewer, Filter filter, @Nullable Long ownerId) {
        Conditions conditions = new Conditions();
        Visibility visibility = Visibility.of(viewer);
        conditions.conditions.add(visibility.predicate());
        conditions.parameters.putAll(visibility.parameters());
        conditions.addFacts(filter, ownerId);
        conditions.addDetails(filter.facts(), viewer);
        conditions.addScores(filter);
        conditions.addSearch(filter.q());
        return conditions;
    }

    /** Those of whom something typed says who they are. */
    static Conditions searching(Viewer viewer, String typed) {
        Conditions conditions = new Conditions();
        Visibility visibility = Visibility.of(viewer);
        conditions.conditions.add(visibility.predicate());
        conditions.parameters.putAll(visibility.parameters());
        conditions.addSearch(typed);
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
        and("c.source_channel = :sourceChannel", "sourceChannel", name(facts.sourceChannel()));
        if (!facts.custom().byCode().isEmpty()) {
            and("c.custom @> :custom::jsonb", "custom", facts.custom().json());
        }
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
        YearMonth firstBought = filter.firstBought();
        if (firstBought != null) {
            and("s.first_day >= :firstBought", "firstBought", firstBought.atDay(1))
                    .and("s.first_day <= :lastBought", "lastBought", firstBought.atEndOfMonth());
        }
    }

    /** Each way to search is a set of its own, so that each uses its own index. */
    private void addSearch(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return;
        }
        String q = typed.strip();
        List<String> sets = new ArrayList<>();
        addMail(q, sets);
        addPhone(q, sets);
        addNumber(q, sets);
        addName(q, sets);
        conditions.add("c.id in (" + String.join(" union all ", sets) + ")");
    }

    private void addMail(String q, List<String> sets) {
        if (q.contains("@")) {
            sets.add("select k.customer_id from customer_contact k where k.kind = 'EMAIL' and lower(k.value) = :mail");
            parameters.put("mail", q.toLowerCase(Locale.ROOT));
        }
    }

    private void addPhone(String q, List<String> sets) {
        String digits = ContactPoint.digitsOf(q);
        boolean lastFour = digits.length() == 4;
        if (!q.matches("[0-9+(). -]+") || !(lastFour || digits.length() >= SHORTEST_PHONE)) {
            return;
        }
        String whole = lastFour
                ? ""
                : " and (:digits like '%' || regexp_replace(k.value, '[^0-9]', '', 'g')"
                        + " or regexp_replace(k.value, '[^0-9]', '', 'g') like '%' || :digits)";
        sets.add("select k.customer_id from customer_contact k where k.kind = 'PHONE' and k.last_four = :lastFour"
                + whole);
        parameters.put("digits", digits);
        parameters.put("lastFour", digits.substring(digits.length() - 4));
    }

    private void addNumber(String q, List<String> sets) {
        sets.add("select n.id from customer n where upper(n.customer_no) like :numberPrefix");
        sets.add("select old.customer_id from customer_alias old where upper(old.customer_no) like :numberPrefix");
        String literal = q.toUpperCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        parameters.put("numberPrefix", q.length() < SHORTEST_PREFIX ? literal : literal + "%");
    }

    private void addName(String q, List<String> sets) {
        String tokens = NameTokens.query(q);
        if (!tokens.isEmpty() && !q.contains("@")) {
            sets.add("select customer_named(:tokens::tsquery)");
            parameters.put("tokens", tokens);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
