package dev.perennial.crm.web.customer;

import dev.perennial.crm.profile.ProfileFact;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.profile.ProfileStates;
import dev.perennial.crm.segmentation.portfolio.ProfileFilter;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which completeness and which freshness of profiles a list is narrowed to. */
@Component
@RequiredArgsConstructor
class ProfileQueries {

    private static final int WHOLE = 100;

    private final ProfilePolicy policy;
    private final ProfileStates states;
    private final Business business;

    /** @throws InvalidInput for a value that cannot be, naming the parameter */
    ProfileFilter of(Map<String, String> parameters) {
        Boolean stale = truth(parameters.get("stale"));
        Instant bound = stale == null ? null : policy.current().staleBefore(business.now());
        Integer least = share("completenessFrom", parameters);
        Integer most = share("completenessTo", parameters);
        ProfileFact there = Typed.code(ProfileFact.class, "known", parameters.get("known"));
        ProfileFact missing = Typed.code(ProfileFact.class, "missing", parameters.get("missing"));
        List<Integer> known = least == null && most == null && there == null && missing == null
                ? null
                : states.combinations(least == null ? 0 : least, most == null ? WHOLE : most, there, missing);
        return new ProfileFilter(
                Boolean.TRUE.equals(stale) ? bound : null, Boolean.FALSE.equals(stale) ? bound : null, known);
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidInput.of("stale", "error.value.unknown", text);
        };
    }

    private static @Nullable Integer share(String name, Map<String, String> parameters) {
        Integer share = Typed.whole(name, parameters.get(name));
        if (share != null && (share < 0 || share > WHOLE)) {
            throw InvalidInput.of(name, "profile.error.share");
        }
        return share;
    }
}
