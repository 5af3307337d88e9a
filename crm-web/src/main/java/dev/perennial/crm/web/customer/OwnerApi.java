package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Assignments;
import dev.perennial.crm.customer.OwnerChange;
import dev.perennial.crm.customer.OwnerHistory;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who owns customers, for programs. */
@RestController
@RequestMapping("/api/v1/customers")
@RequiredArgsConstructor
class OwnerApi {

    private static final int LARGEST_PAGE = 200;

    private final Assignments assignments;
    private final OwnerHistory history;

    /**
     * What to give to whom.
     *
     * @param owner  user name of the one new owner; null for the unassigned pool
     * @param owners user names of several, who get the customers in turn; instead of {@code owner}
     */
    record Assignment(
            @Nullable List<String> customerNos,
            @Nullable String owner,
            @Nullable List<String> owners) {}

    /** What became of each customer. */
    record Assigned(List<Assignments.Item> items) {}

    @PostMapping("/assign")
    @PreAuthorize("hasAnyRole('MANAGER', 'ADMIN')")
    @Operation(summary = "Give customers to one person, to several in turn, or to the unassigned pool")
    Assigned assign(@Parameter(hidden = true) Viewer viewer, @RequestBody Assignment wanted) {
        List<String> numbers = wanted.customerNos();
        if (numbers == null) {
            throw InvalidInput.of("customerNos", "customer.error.assign.count", Assignments.MOST);
        }
        return new Assigned(assignments.assign(viewer, numbers, owners(wanted)));
    }

    @GetMapping("/{customerNo}/owners")
    @Operation(summary = "Changes of owner, the latest first")
    Page<OwnerChange> history(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return history.of(viewer, customerNo, cursor, size);
    }

    private static List<String> owners(Assignment wanted) {
        if (wanted.owners() != null) {
            return wanted.owners();
        }
        return wanted.owner() == null ? List.of() : List.of(wanted.owner());
    }
}
