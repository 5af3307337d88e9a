package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Tagging;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.web.support.Typed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags of many customers at once, for programs. */
@RestController
@RequestMapping("/api/v1/customers")
@RequiredArgsConstructor
class TagApi {

    private final Tagging tagging;

    /** Which customers the tag is about. */
    record Tagged(
            @Nullable List<String> customerNos, @Nullable String tag) {}

    /** How many customers are otherwise than before; those the viewer may not see never are. */
    record Changed(int changed) {}

    @PostMapping("/tag")
    @Operation(summary = "Put a tag on many customers; the same request twice changes nothing")
    Changed tag(@Parameter(hidden = true) Viewer viewer, @RequestBody Tagged wanted) {
        return new Changed(tagging.add(viewer, customerNos(wanted), Typed.text(wanted.tag())));
    }

    @PostMapping("/untag")
    @Operation(summary = "Take a tag off many customers; the same request twice changes nothing")
    Changed untag(@Parameter(hidden = true) Viewer viewer, @RequestBody Tagged wanted) {
        return new Changed(tagging.remove(viewer, customerNos(wanted), Typed.text(wanted.tag())));
    }

    private static List<String> customerNos(Tagged wanted) {
        return wanted.customerNos() == null ? List.of() : wanted.customerNos();
    }
}
