package dev.perennial.crm.web.customer;

import dev.perennial.crm.profile.ProfileFact;
import dev.perennial.crm.profile.ProfileState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how fresh a customer's profile is, as programs read it.
 *
 * @param completeness how much is known of what is wanted to be known, in percent
 * @param missing      what is not known, what counts most first
 * @param confirmedAt  when a person last wrote or confirmed the facts; absent when nobody has
 * @param stale        whether they are to be looked at again
 */
record ProfileJson(
        int completeness,
        List<ProfileFact> missing,
        @Nullable Instant confirmedAt,
        boolean stale) {

    static ProfileJson of(ProfileState state) {
        return new ProfileJson(state.share(), state.missing(), state.confirmedAt(), state.stale());
    }
}
