package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.forecast.Prior;
import dev.perennial.crm.segmentation.forecast.Range;
import dev.perennial.crm.segmentation.forecast.Ranges;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From where to where a customer's figures may be expected, as programs read it: of ten such customers, eight end up inside.
 *
 * @param churnRisk    only where there are too few data for a figure
 * @param clv          absent where the margin is not known
 * @param borrowedFrom the well-known populations that told it; empty where the company's own customers did
 */
record RangesJson(
        @Nullable Range churnRisk,
        Range expectedOrders90,
        Range expectedOrders365,
        @Nullable Range clv,
        List<String> borrowedFrom) {

    static RangesJson of(Ranges ranges) {
        return new RangesJson(
                ranges.churnRisk(),
                ranges.orders90(),
                ranges.orders365(),
                ranges.value(),
                ranges.borrowed() ? Stream.of(Prior.values()).map(Prior::name).toList() : List.of());
    }
}
