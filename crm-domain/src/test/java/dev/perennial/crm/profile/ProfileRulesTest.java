package dev.perennial.crm.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.shared.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {

    private static final int COMPANY = 1;
    private static final int PHONE = 2;
    private static final int REGION = 32;
    private static final int INDUSTRY = 64;

    private static final ProfileRules RULES = new ProfileRules(
            Map.of(ProfileFact.PHONE, 2, ProfileFact.REGION, 1),
            Map.of(ProfileFact.PHONE, 1, ProfileFact.REGION, 2, ProfileFact.INDUSTRY, 5),
            30);

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 66", "32, 33", "34, 100", "98, 100", "1, 0", "3, 12", "65, 62", "99, 100"})
    void theShareIsThatOfTheWeightsOfTheKindOfCustomer(int known, int share) {
        assertThat(RULES.share(known)).isEqualTo(share);
    }

    @Test
    void whatIsMissingIsNamedByItsWeight() {
        assertThat(RULES.missing(0)).containsExactly(ProfileFact.PHONE, ProfileFact.REGION);
        assertThat(RULES.missing(COMPANY)).containsExactly(ProfileFact.INDUSTRY, ProfileFact.REGION, ProfileFact.PHONE);
        assertThat(RULES.missing(COMPANY | PHONE | INDUSTRY)).containsExactly(ProfileFact.REGION);
        assertThat(RULES.missing(PHONE | REGION)).isEmpty();
    }

    @Test
    void aFactThatCountsNothingIsNotAskedFor() {
        ProfileRules rules =
                new ProfileRules(Map.of(ProfileFact.PHONE, 1, ProfileFact.HABITS, 0), Map.of(ProfileFact.PHONE, 1), 30);

        assertThat(rules.person()).containsOnlyKeys(ProfileFact.PHONE);
        assertThat(rules.share(PHONE)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void aWeightOutOfBoundsIsRefused(int weight) {
        Map<ProfileFact, Integer> one = Map.of(ProfileFact.PHONE, 1);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new ProfileRules(one, Map.of(ProfileFact.EMAIL, weight), 30))
                .satisfies(invalid ->
                        assertThat(invalid.problems().getFirst().field()).isEqualTo("company[EMAIL]"));
    }

    @Test
    void somethingHasToCountAndFactsDoNotStayFreshForEver() {
        Map<ProfileFact, Integer> one = Map.of(ProfileFact.PHONE, 1);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ProfileRules(Map.of(), one, 30));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ProfileRules(one, one, 0));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ProfileRules(one, one, 3651));
    }
}
