package dev.perennial.crm.web.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perennial.crm.identity.Directory;
import dev.perennial.crm.identity.Directory.Standing;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Staff;
import dev.perennial.crm.identity.Staff.Profile;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.support.MergePatch;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** People over REST, for administrators. */
@RestController
@RequestMapping("/api/v1/users")
@PreAuthorize("hasRole('ADMIN')")
@RequiredArgsConstructor
class UserApi {

    private static final int LARGEST_PAGE = 200;

    private final Directory directory;
    private final Staff staff;
    private final MergePatch patches;

    /**
     * A person as programs see them.
     *
     * @param oneTimePassword only in the answer that made it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserJson(
            String username,
            String displayName,
            Role role,
            @Nullable String team,
            @Nullable String language,
            boolean active,
            Standing standing,
            long customers,
            long openTasks,
            @Nullable String oneTimePassword) {

        static UserJson of(Directory.Entry entry, @Nullable String oneTimePassword) {
            return new UserJson(
                    entry.username(),
                    entry.displayName(),
                    entry.role(),
                    entry.team(),
                    entry.language(),
                    entry.active(),
                    entry.standing(),
                    entry.customers(),
                    entry.openTasks(),
                    oneTimePassword);
        }
    }

    record NewPerson(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable Role role,
            @Nullable String team,
            @Nullable String language) {}

    /** What can be changed. */
    record Person(
            @Nullable String displayName,
            @Nullable Role role,
            @Nullable String team,
            @Nullable String language,
            @Nullable Boolean active) {}

    @GetMapping
    Page<UserJson> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return directory.list(q, standing, cursor, size).map(entry -> UserJson.of(entry, null));
    }

    @PostMapping
    ResponseEntity<UserJson> invite(Viewer viewer, @RequestBody NewPerson person) {
        String username = required("username", person.username()).strip().toLowerCase(Locale.ROOT);
        Profile profile = new Profile(
                required("displayName", person.displayName()),
                required("role", person.role()),
                person.team(),
                person.language());
        String password = staff.invite(viewer, username, profile);
        return ResponseEntity.created(URI.create("/api/v1/users/" + username))
                .body(UserJson.of(directory.entry(username), password));
    }

    @GetMapping("/{username}")
    UserJson get(@PathVariable String username) {
        return UserJson.of(directory.entry(username), null);
    }

    @PatchMapping("/{username}")
    UserJson change(Viewer viewer, @PathVariable String username, @RequestBody JsonNode patch) {
        Directory.Entry before = directory.entry(username);
        Person wanted = patches.apply(
                patch,
                new Person(before.displayName(), before.role(), before.team(), before.language(), before.active()),
                Person.class);
        Profile profile = new Profile(
                required("displayName", wanted.displayName()),
                required("role", wanted.role()),
                wanted.team(),
                wanted.language());
        staff.put(viewer, username, profile, required("active", wanted.active()));
        return get(username);
    }

    /** Replaces a forgotten password. */
    @PostMapping("/{username}/password")
    Map<String, String> resetPassword(Viewer viewer, @PathVariable String username) {
        return Map.of("oneTimePassword", staff.resetPassword(viewer, username));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw InvalidInput.of(field, "staff.error.missing");
        }
        return value;
    }
}
