package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.SourceChannel;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list is about, by what is known of them beyond what every list shows; every part that is not null narrows
 * it.
 *
 * @param group  key of a group; one the viewer may not see has nobody in it
 * @param custom values of the company's own fields, all of which must be so
 */
public record FactFilter(
        @Nullable String occupation,
        @Nullable String industry,
        @Nullable SourceChannel sourceChannel,
        @Nullable Long group,
        CustomValues custom) {

    /** Everybody. */
    public static final FactFilter NONE = new FactFilter(null, null, null, null, CustomValues.NONE);
}
