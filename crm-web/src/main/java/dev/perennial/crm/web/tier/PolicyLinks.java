package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of a what-if: the thresholds as typed, and which movers to name. */
@RequiredArgsConstructor
final class PolicyLinks {

    private final PolicyForm form;
    private final NamedMovers named;

    /** The movers from one tier to another. */
    public String move(Tier from, Tier to) {
        return address(thresholds().queryParam("from", from).queryParam("to", to)) + "#names";
    }

    /** All movers. */
    public String all() {
        return address(thresholds()) + "#names";
    }

    /** The movers behind those shown. */
    public String more(String cursor) {
        UriComponentsBuilder next = thresholds();
        if (named.from() != null) {
            next.queryParam("from", named.from());
        }
        if (named.to() != null) {
            next.queryParam("to", named.to());
        }
        return address(next.queryParam("cursor", cursor)) + "#names";
    }

    private UriComponentsBuilder thresholds() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/tier-policy");
        List<PolicyForm.Row> rows = form.tiers();
        for (int i = 0; i < rows.size(); i++) {
            String path = "tiers[" + i + "].";
            address.queryParam(path + "minRevenue", rows.get(i).minRevenue());
            address.queryParam(path + "minOrders", rows.get(i).minOrders());
            address.queryParam(path + "maxRecencyDays", rows.get(i).maxRecencyDays());
        }
        return address;
    }

    private static String address(UriComponentsBuilder builder) {
        return builder.encode().build().toUriString();
    }
}
