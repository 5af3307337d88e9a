package dev.perennial.crm.web.churn;

import dev.perennial.crm.segmentation.risk.RiskSlice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the customers behind a figure, the most at risk first; only those with a churn risk are counted in figures.
 *
 * @param run the run the figure is of; null for the current one
 */
public record RiskLinks(@Nullable Long run) {

    private static final String NOBODY = "none";

    /**
     * The customers of a slice.
     *
     * @param filter name of the list's filter that the slice's key belongs to
     * @return null where the list has no filter for them
     */
    public @Nullable String to(String filter, RiskSlice slice) {
        if (slice.isSum()) {
            return null;
        }
        String key = slice.key();
        if (key == null) {
            return filter.equals("owner") ? where(filter, NOBODY) : null;
        }
        return where(filter, key);
    }

    /** The customers of one value of a filter. */
    public String where(String filter, String value) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/customers")
                .queryParam(filter, "{value}")
                .queryParam("foretold", true)
                .queryParam("sort", "-valueAtRisk");
        if (run != null) {
            address.queryParam("run", run);
        }
        return address.encode().buildAndExpand(value).toUriString();
    }
}
