package dev.perennial.crm.profile;

import dev.perennial.crm.customer.SeenCustomer;
import dev.perennial.crm.shared.Business;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells how complete and how fresh the profiles are. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class ProfileStates {

    /** Steps in which the customers are counted by how much is known of them, in percent. */
    public static final int STEP = 20;

    private static final String COMBINATIONS = """
            with recursive known (facts) as (
                select min(known_facts) from customer
                union all
                select (select min(c.known_facts) from customer c where c.known_facts > k.facts)
                from known k where k.facts is not null
            )
            select facts from known where facts is not null""";

    private final JdbcClient jdbc;
    private final ProfilePolicy policy;
    private final Business business;

    private record Combination(int knownFacts, long customers) {}

    /** Of one customer. */
    public ProfileState of(SeenCustomer customer) {
        ProfileRules rules = policy.current();
        return jdbc.sql("select known_facts, facts_confirmed_at, created_at from customer where id = ?")
                .param(customer.id())
                .query((row, number) -> state(rules, row))
                .single();
    }

    /**
     * The combinations of known facts that there are among the customers and that make a share within bounds. One step of an
     * index each: there are few of them, however many customers there are.
     *
     * @param least   the least share, in percent
     * @param most    the greatest share, in percent
     * @param known   a fact that is known; null for any
     * @param missing a fact that is not known; null for any
     */
    public List<Integer> combinations(int least, int most, @Nullable ProfileFact known, @Nullable ProfileFact missing) {
        ProfileRules rules = policy.current();
        return jdbc.sql(COMBINATIONS).query((row, number) -> row.getInt(1)).list().stream()
                .filter(facts -> rules.share(facts) >= least && rules.share(facts) <= most)
                .filter(facts -> known == null || known.isKnown(facts))
                .filter(facts -> missing == null || !missing.isKnown(facts))
                .toList();
    }

    /**
     * How many customers would be how complete under some rules, without setting them.
     *
     * @return customers by the lower bound of their share, in steps of {@value #STEP} percent; 100 for those without a gap
     */
    public Map<Integer, Long> preview(ProfileRules rules) {
        Map<Integer, Long> customers = new TreeMap<>();
        for (int bound = 0; bound <= 100; bound += STEP) {
            customers.put(bound, 0L);
        }
        jdbc.sql("select known_facts, count(*) as customers from customer group by known_facts")
                .query((row, number) -> new Combination(row.getInt("known_facts"), row.getLong("customers")))
                .list()
                .forEach(each ->
                        customers.merge(rules.share(each.knownFacts()) / STEP * STEP, each.customers(), Long::sum));
        return customers;
    }

    private ProfileState state(ProfileRules rules, ResultSet row) throws SQLException {
        int known = row.getInt("known_facts");
        OffsetDateTime confirmed = row.getObject("facts_confirmed_at", OffsetDateTime.class);
        Instant confirmedAt = confirmed == null ? null : confirmed.toInstant();
        Instant since = confirmedAt == null
                ? row.getObject("created_at", OffsetDateTime.class).toInstant()
                : confirmedAt;
        return new ProfileState(
                rules.share(known),
                rules.missing(known),
                confirmedAt,
                ChronoUnit.DAYS.between(business.dayOf(since), business.today()),
                since.isBefore(rules.staleBefore(business.now())));
    }
}
