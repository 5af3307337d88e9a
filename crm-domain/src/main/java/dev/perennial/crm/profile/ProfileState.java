package dev.perennial.crm.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how fresh one customer's profile is.
 *
 * @param share       how much is known, in percent
 * @param missing     what counts and is not known, what counts most first
 * @param confirmedAt when a person last wrote or confirmed the facts; null when nobody has since the customer was taken up
 * @param days        for how many days the facts have stood so: since the confirmation, or since they were taken up
 * @param stale       whether they are to be looked at again
 */
public record ProfileState(
        int share, List<ProfileFact> missing, @Nullable Instant confirmedAt, long days, boolean stale) {}
