package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customfield.FieldCondition;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list is about, by what is known of them beyond what every list shows; every part that is not null narrows
 * it.
 *
 * @param noted   a piece of what is noted of how they live and buy or of what is agreed about money
 * @param group   key of a group; one the viewer may not see has nobody in it
 * @param custom  what they have in the company's own fields, all of which must be so
 * @param profile how much is known of them, and how fresh it is
 */
@With
public record FactFilter(
        @Nullable String occupation,
        @Nullable String industry,
        @Nullable SourceChannel sourceChannel,
        @Nullable Channel preferredChannel,
        @Nullable ContactTime contactTime,
        @Nullable String noted,
        @Nullable Long group,
        List<FieldCondition> custom,
        ProfileFilter profile) {

    /** Everybody. */
    public static final FactFilter NONE =
            new FactFilter(null, null, null, null, null, null, null, List.of(), ProfileFilter.NONE);
}
