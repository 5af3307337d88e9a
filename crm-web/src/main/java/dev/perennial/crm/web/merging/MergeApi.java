package dev.perennial.crm.web.merging;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.shared.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merges and splits for programs. */
@RestController
@RequestMapping("/api/v1")
@RequiredArgsConstructor
class MergeApi {

    private final Merges merges;

    /**
     * A wanted merge.
     *
     * @param into   number of the customer who stays
     * @param fields by name of a fact, the number of the customer whose value stands; else the newer that is there
     */
    record MergeRequest(@Nullable String into, @Nullable Map<String, String> fields) {}

    /** A merge that was made. */
    record MergeMade(long id) {}

    /** Who is there again. */
    record SplitMade(String customerNo) {}

    @PostMapping("/customers/{customerNo}/merge")
    @Operation(summary = "Merge a customer into another; reversible")
    ResponseEntity<MergeMade> merge(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestBody MergeRequest request) {
        String into = request.into();
        if (into == null || into.isBlank()) {
            throw InvalidInput.of("into", "merging.error.into");
        }
        long id =
                merges.merge(viewer, customerNo, into.strip(), Objects.requireNonNullElse(request.fields(), Map.of()));
        return ResponseEntity.created(URI.create("/api/v1/merges/" + id)).body(new MergeMade(id));
    }

    @PostMapping("/merges/{id}/split")
    @Operation(summary = "Undo a merge: both customers are there again")
    SplitMade split(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        return new SplitMade(merges.split(viewer, id));
    }
}
