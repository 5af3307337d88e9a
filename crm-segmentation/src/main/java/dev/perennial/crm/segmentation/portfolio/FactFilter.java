package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.SourceChannel;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list is about, by what is known of them beyond what every list shows; every part that is not null narrows
 * it.
 *
 * @param group   key of a group; one the viewer may not see has nobody in it
 * @param custom  values of the company's own fields, all of which must be so
 * @param profile how much is known of them, and how fresh it is
 */
@With
public record FactFilter(
        @Nullable String occupation,
        @Nullable String industry,
        @Nullable SourceChannel sourceChannel,
        @Nullable Long group,
        CustomValues custom,
        ProfileFilter profile) {

    /** Everybody. */
    public static final FactFilter NONE = new FactFilter(null, null, null, null, CustomValues.NONE, ProfileFilter.NONE);
}
