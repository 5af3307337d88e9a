package dev.perennial.crm.web.group;

import dev.perennial.crm.group.CustomerGroup;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups for programs; {@code GET /customers?group=} lists who is in one. */
@RestController
@RequestMapping("/api/v1/groups")
@RequiredArgsConstructor
class GroupApi {

    private static final int LARGEST_PAGE = 200;

    private final Groups groups;
    private final Members members;

    /** Customers to put into a group or take out. */
    record Chosen(@Nullable List<String> customerNos) {

        List<String> numbers() {
            return Objects.requireNonNullElse(customerNos, List.of());
        }
    }

    @GetMapping
    @Operation(summary = "The groups one sees, by name; members counts those one sees")
    Page<CustomerGroup> list(
            @Parameter(hidden = true) Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return groups.list(viewer, cursor, size);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One group")
    CustomerGroup get(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        return groups.get(viewer, id);
    }

    @PostMapping
    @Operation(summary = "Make a group")
    ResponseEntity<CustomerGroup> create(@Parameter(hidden = true) Viewer viewer, @RequestBody GroupForm form) {
        CustomerGroup group = groups.create(viewer, form.name(), form.shared());
        return ResponseEntity.created(URI.create("/api/v1/groups/" + group.id()))
                .body(group);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Rename a group, share it or not; its version says which one the change started from")
    CustomerGroup change(@Parameter(hidden = true) Viewer viewer, @PathVariable long id, @RequestBody GroupForm form) {
        return groups.change(viewer, id, form.version(), form.name(), form.shared());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a group; its customers stay")
    void delete(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        groups.delete(viewer, id);
    }

    @PostMapping("/{id}/members")
    @Operation(summary = "Put customers into a group")
    Map<String, Integer> add(
            @Parameter(hidden = true) Viewer viewer, @PathVariable long id, @RequestBody Chosen chosen) {
        return Map.of("added", members.add(viewer, id, chosen.numbers()));
    }

    @PostMapping("/{id}/members/remove")
    @Operation(summary = "Take customers out of a group")
    Map<String, Integer> remove(
            @Parameter(hidden = true) Viewer viewer, @PathVariable long id, @RequestBody Chosen chosen) {
        return Map.of("removed", members.remove(viewer, id, chosen.numbers()));
    }
}
