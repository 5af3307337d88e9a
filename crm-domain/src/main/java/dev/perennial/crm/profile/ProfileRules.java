package dev.perennial.crm.profile;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.shared.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a complete profile is, and how long one stays fresh.
 *
 * @param person    how much each fact counts of a person, 1 to {@value #HEAVIEST}; one that is missing does not count
 * @param company   the same of a company
 * @param staleDays days after which facts that nobody has confirmed are to be looked at again
 */
public record ProfileRules(Map<ProfileFact, Integer> person, Map<ProfileFact, Integer> company, int staleDays) {

    /** The most that a fact counts. */
    public static final int HEAVIEST = 10;

    /** The longest that facts stay fresh, in days. */
    public static final int LONGEST = 3650;

    private static final int WHOLE = 100;

    /** @throws InvalidInput naming what is out of bounds */
    public ProfileRules(
            @Nullable Map<ProfileFact, Integer> person, @Nullable Map<ProfileFact, Integer> company, int staleDays) {
        this.person = checked("person", person);
        this.company = checked("company", company);
        this.staleDays = staleDays;
        if (staleDays < 1 || staleDays > LONGEST) {
            throw InvalidInput.of("staleDays", "profile.error.days", LONGEST);
        }
    }

    private static Map<ProfileFact, Integer> checked(String field, @Nullable Map<ProfileFact, Integer> weights) {
        Map<ProfileFact, Integer> counting = new EnumMap<>(ProfileFact.class);
        (weights == null ? Map.<ProfileFact, Integer>of() : weights).forEach((fact, weight) -> {
            if (weight < 0 || weight > HEAVIEST) {
                throw InvalidInput.of(field + "[" + fact + "]", "profile.error.weight", HEAVIEST);
            }
            if (weight > 0) {
                counting.put(fact, weight);
            }
        });
        if (counting.isEmpty()) {
            throw InvalidInput.of(field, "profile.error.weights");
        }
        return Collections.unmodifiableMap(counting);
    }

    /** The weights that hold for a kind of customer. */
    public Map<ProfileFact, Integer> weights(CustomerType type) {
        return switch (type) {
            case PERSON -> person;
            case COMPANY -> company;
        };
    }

    /**
     * How much is known, in whole percent of the weights, rounded down: only who has everything has 100.
     *
     * @param knownFacts the bits of {@code customer.known_facts}
     */
    public int share(int knownFacts) {
        int all = 0;
        int known = 0;
        for (var weight : weights(knownFacts).entrySet()) {
            all += weight.getValue();
            known += weight.getKey().isKnown(knownFacts) ? weight.getValue() : 0;
        }
        return WHOLE * known / all;
    }

    /** The facts that count and are not known, those that count most first. */
    public List<ProfileFact> missing(int knownFacts) {
        Map<ProfileFact, Integer> weights = weights(knownFacts);
        return Arrays.stream(ProfileFact.values())
                .filter(fact -> weights.containsKey(fact) && !fact.isKnown(knownFacts))
                .sorted((one, other) -> weights.getOrDefault(other, 0) - weights.getOrDefault(one, 0))
                .toList();
    }

    /** Facts that were last confirmed before this moment are stale. */
    public Instant staleBefore(Instant now) {
        return now.minus(Duration.ofDays(staleDays));
    }

    private Map<ProfileFact, Integer> weights(int knownFacts) {
        return weights(ProfileFact.isOfCompany(knownFacts) ? CustomerType.COMPANY : CustomerType.PERSON);
    }
}
