package dev.perennial.crm.segmentation.portfolio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the customers of a viewer are, or those of one segment among them.
 *
 * @param run        the scores behind it; null before the first run
 * @param customers  how many there are
 * @param traits     how they divide
 * @param categories what they spent in twelve months, by category, the most first
 */
public record Portrait(@Nullable ShownRun run, long customers, Map<Trait, List<Share>> traits, List<Spend> categories) {

    /**
     * Customers of one kind.
     *
     * @param code  null where it is not known
     * @param share of all that the trait tells apart
     */
    public record Share(@Nullable String code, long customers, double share) {}

    /**
     * What was spent on a category, in the reporting currency, net of returns.
     *
     * @param category null for products without one
     */
    public record Spend(@Nullable String category, long customers, BigDecimal spent, double share) {}
}
