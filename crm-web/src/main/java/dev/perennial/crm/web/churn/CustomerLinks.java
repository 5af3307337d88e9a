package dev.perennial.crm.web.churn;

import dev.perennial.crm.segmentation.portfolio.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the customers behind a figure.
 *
 * @param run the run the figure is of; null for the current one
 */
public record CustomerLinks(@Nullable Long run) {

    private static final String NOBODY = "none";

    /**
     * The customers of a slice.
     *
     * @param filter name of the list's filter that the slice's key belongs to
     * @param rhythm band to narrow it to; null for all
     * @return null where the list has no filter for them
     */
    public @Nullable String to(String filter, Slice slice, @Nullable String rhythm) {
        String key = slice.key();
        if (key == null) {
            return filter.equals("owner") ? to(filter, NOBODY, rhythm) : null;
        }
        return to(filter, key, rhythm);
    }

    /** The customers of a filter's value, and of a band where one is given. */
    public String to(String filter, String value, @Nullable String rhythm) {
        UriComponentsBuilder address = all(rhythm).queryParam(filter, "{value}");
        return address.encode().buildAndExpand(value).toUriString();
    }

    /** All customers of a band. */
    public String to(String rhythm) {
        return all(rhythm).build().toUriString();
    }

    private UriComponentsBuilder all(@Nullable String rhythm) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/customers");
        if (rhythm != null) {
            address.queryParam("rhythm", rhythm);
        }
        if (run != null) {
            address.queryParam("run", run);
        }
        return address;
    }
}
