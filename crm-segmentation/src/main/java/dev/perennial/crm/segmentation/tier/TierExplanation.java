package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.shared.Message;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer has the tier they have, and what would change it.
 *
 * @param tier   the tier
 * @param held   its conditions, all met; empty for Standard
 * @param next   the tier above; null for the highest
 * @param wanted the conditions of the tier above, at least one not met
 * @param needs  what the customer lacks for the tier above, one message a condition
 * @param lapse  the first day on which the tier is lost unless the customer orders before; null when time alone costs nothing
 */
public record TierExplanation(
        Tier tier,
        List<Verdict> held,
        @Nullable Tier next,
        List<Verdict> wanted,
        List<Message> needs,
        @Nullable LocalDate lapse) {

    public TierExplanation {
        held = List.copyOf(held);
        wanted = List.copyOf(wanted);
        needs = List.copyOf(needs);
    }
}
