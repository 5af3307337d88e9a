package dev.perennial.crm.web.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perennial.crm.identity.TeamTree;
import dev.perennial.crm.identity.TeamTree.Branch;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.support.MergePatch;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The tree of teams over REST, for administrators. A company has few teams, so that one page holds them all. */
@RestController
@RequestMapping("/api/v1/teams")
@PreAuthorize("hasRole('ADMIN')")
@RequiredArgsConstructor
class TeamApi {

    private final TeamTree teams;
    private final MergePatch patches;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TeamJson(long id, String name, @Nullable String parent, long people, long customers) {

        static TeamJson of(Branch branch) {
            return new TeamJson(branch.id(), branch.name(), branch.parent(), branch.people(), branch.customers());
        }
    }

    /**
     * A team as it is wanted.
     *
     * @param parent name of the team above; null for a root
     */
    record Wanted(@Nullable String name, @Nullable String parent) {}

    @GetMapping
    Page<TeamJson> list() {
        return new Page<>(teams.branches().stream().map(TeamJson::of).toList(), null);
    }

    @PostMapping
    ResponseEntity<TeamJson> add(Viewer viewer, @RequestBody Wanted wanted) {
        long id = teams.add(viewer, name(wanted), keyOf(wanted.parent()));
        return ResponseEntity.created(URI.create("/api/v1/teams/" + id)).body(TeamJson.of(teams.branch(id)));
    }

    @PatchMapping("/{id}")
    TeamJson change(Viewer viewer, @PathVariable long id, @RequestBody JsonNode patch) {
        Branch before = teams.branch(id);
        Wanted wanted = patches.apply(patch, new Wanted(before.name(), before.parent()), Wanted.class);
        teams.change(viewer, id, name(wanted), keyOf(wanted.parent()));
        return TeamJson.of(teams.branch(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable long id) {
        teams.remove(viewer, id);
    }

    private @Nullable Long keyOf(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return teams.branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst()
                .map(Branch::id)
                .orElseThrow(() -> InvalidInput.of("parent", "error.value.unknown", name));
    }

    private static String name(Wanted wanted) {
        String name = wanted.name();
        if (name == null) {
            throw InvalidInput.of("name", "staff.error.missing");
        }
        return name;
    }
}
