package dev.perennial.crm.web.pool;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.pool.Pool;
import dev.perennial.crm.segmentation.pool.PoolPolicy;
import dev.perennial.crm.segmentation.pool.PoolReturns;
import dev.perennial.crm.segmentation.pool.PoolRules;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The unassigned pool for programs. */
@RestController
@RequestMapping("/api/v1/pool")
@RequiredArgsConstructor
class PoolApi {

    private static final int LARGEST_PAGE = 200;

    private final Pool pool;
    private final PoolPolicy policy;
    private final PoolReturns returns;

    @GetMapping
    Page<Pool.Card> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return pool.list(viewer, cursor, size);
    }

    @PostMapping("/{customerNo}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(Viewer viewer, @PathVariable String customerNo) {
        pool.claim(viewer, customerNo);
    }

    @GetMapping("/rules")
    @PreAuthorize("hasRole('ADMIN')")
    PoolRules rules() {
        return policy.current();
    }

    @PutMapping("/rules")
    @PreAuthorize("hasRole('ADMIN')")
    PoolRules change(Viewer viewer, @RequestBody PoolRules rules) {
        policy.change(viewer, rules);
        return policy.current();
    }

    /** Who would go back under these rules; nothing is done. */
    @PostMapping("/rules/preview")
    @PreAuthorize("hasRole('ADMIN')")
    PoolReturns.Preview preview(@RequestBody PoolRules rules) {
        return returns.preview(rules);
    }
}
