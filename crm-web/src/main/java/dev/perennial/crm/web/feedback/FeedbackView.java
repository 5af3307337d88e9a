package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackFilter;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.FeedbackStatus;
import dev.perennial.crm.feedback.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which feedback a page shows; all of it is in its address.
 *
 * @param status   {@code unresolved} where the address says nothing, {@code all}, or a {@link FeedbackStatus}
 * @param customer number of the customer it is about; null for all
 */
record FeedbackView(
        String status,
        @Nullable FeedbackKind kind,
        @Nullable Severity severity,
        @Nullable String customer) {

    private static final String UNRESOLVED = "unresolved";
    private static final String ALL = "all";

    static FeedbackView of(
            @Nullable String status,
            @Nullable FeedbackKind kind,
            @Nullable Severity severity,
            @Nullable String customer) {
        return new FeedbackView(
                known(status), kind, severity, customer == null || customer.isBlank() ? null : customer.strip());
    }

    FeedbackFilter filter() {
        FeedbackStatus one = status.equals(UNRESOLVED) || status.equals(ALL) ? null : FeedbackStatus.valueOf(status);
        return new FeedbackFilter(one, status.equals(UNRESOLVED), kind, severity, customer);
    }

    /** The address of this list with another status. */
    public String withStatus(String other) {
        return address(other).build().encode().toUriString();
    }

    /** The address of the page that a cursor leads to. */
    public String at(String cursor) {
        return address(status).queryParam("cursor", cursor).build().encode().toUriString();
    }

    /** Whether more than the status narrows the list. */
    public boolean isNarrowed() {
        return kind != null || severity != null || customer != null;
    }

    private UriComponentsBuilder address(String shown) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/feedback");
        if (!shown.equals(UNRESOLVED)) {
            address.queryParam("status", shown);
        }
        if (kind != null) {
            address.queryParam("kind", kind);
        }
        if (severity != null) {
            address.queryParam("severity", severity);
        }
        if (customer != null) {
            address.queryParam("customer", customer);
        }
        return address;
    }

    private static String known(@Nullable String status) {
        if (ALL.equals(status)) {
            return ALL;
        }
        for (FeedbackStatus each : FeedbackStatus.values()) {
            if (each.name().equals(status)) {
                return each.name();
            }
        }
        return UNRESOLVED;
    }
}
