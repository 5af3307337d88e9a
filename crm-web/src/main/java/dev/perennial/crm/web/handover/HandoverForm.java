package dev.perennial.crm.web.handover;

import dev.perennial.crm.segmentation.handover.NewHandover;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A handover as it stands in the form.
 *
 * @param to          user names of the receivers
 * @param customerNos numbers apart by spaces, commas or lines; empty for the whole book
 */
record HandoverForm(String from, List<String> to, String customerNos, String note) {

    HandoverForm {
        from = Objects.requireNonNullElse(from, "");
        to = Objects.requireNonNullElse(to, List.of());
        customerNos = Objects.requireNonNullElse(customerNos, "");
        note = Objects.requireNonNullElse(note, "");
    }

    static HandoverForm of(@Nullable String from, List<String> customerNos) {
        return new HandoverForm(from == null ? "" : from, List.of(), String.join(" ", customerNos), "");
    }

    NewHandover handover() {
        return new NewHandover(from, to, List.of(customerNos.split("[\\s,，;]+")), note);
    }
}
