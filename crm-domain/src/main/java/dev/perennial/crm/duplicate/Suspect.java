package dev.perennial.crm.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a possible duplicate. Of a customer somebody may not see, nothing but who to ask.
 *
 * @param customerNo its number; null where it is not to be seen, as are name, region, phone and mail
 * @param ownerName  who looks after it
 * @param teamName   their team
 */
public record Suspect(
        @Nullable String customerNo,
        @Nullable String name,
        @Nullable String region,
        List<String> contacts,
        @Nullable Integer orders,
        @Nullable String ownerName,
        @Nullable String teamName) {

    public boolean isSeen() {
        return customerNo != null;
    }
}
