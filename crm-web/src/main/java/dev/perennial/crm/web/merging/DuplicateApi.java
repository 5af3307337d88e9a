package dev.perennial.crm.web.merging;

import dev.perennial.crm.duplicate.DuplicatePair;
import dev.perennial.crm.duplicate.Duplicates;
import dev.perennial.crm.duplicate.Likeness;
import dev.perennial.crm.duplicate.Suspect;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list of customers who may be on record twice, for programs. */
@RestController
@RequestMapping("/api/v1")
@RequiredArgsConstructor
class DuplicateApi {

    private static final int LARGEST_PAGE = 200;

    private final Duplicates duplicates;

    /**
     * A pair; of a record that its reader may not see, only who looks after it.
     *
     * @param score how much the two have in common, 1 to 100
     */
    record Pair(Record left, Record right, int score, List<Likeness> reasons) {

        static Pair of(DuplicatePair pair) {
            return new Pair(Record.of(pair.left()), Record.of(pair.right()), pair.score(), pair.reasons());
        }
    }

    /** One of the two. */
    record Record(
            @Nullable String customerNo,
            @Nullable String name,
            @Nullable String ownerName,
            @Nullable String teamName) {

        static Record of(Suspect suspect) {
            return new Record(suspect.customerNo(), suspect.name(), suspect.ownerName(), suspect.teamName());
        }
    }

    @GetMapping("/duplicates")
    @Operation(summary = "Pairs of customers who may be one, the likeliest first, paged by key")
    Page<Pair> list(
            @Parameter(hidden = true) Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return duplicates.list(viewer, cursor, size).map(Pair::of);
    }

    @PostMapping("/customers/{customerNo}/not-duplicate-of/{otherNo}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remember for good that two customers are two")
    void dismiss(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable String otherNo) {
        duplicates.dismiss(viewer, customerNo, otherNo);
    }
}
