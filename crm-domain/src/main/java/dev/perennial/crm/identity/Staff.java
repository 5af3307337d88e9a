package dev.perennial.crm.identity;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts. Nobody closes their own, and one active administrator always stays. */
@Service
@RequiredArgsConstructor
@Transactional
public class Staff {

    /** Languages the product speaks. */
    public static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    /** Most characters of a user name or a shown one. */
    public static final int LONGEST_NAME = 100;

    private static final String USERNAME = "[a-z0-9][a-z0-9._-]*";

    private final People people;
    private final Users users;
    private final Teams teams;
    private final Books books;
    private final PasswordEncoder passwords;
    private final ChangeLog changes;
    private final ApplicationEventPublisher events;

    /**
     * What is kept of a person besides their user name.
     *
     * @param team     name of an existing team; null for one outside the tree
     * @param language code of {@link #LANGUAGES}; null for the browser's
     */
    public record Profile(
            String displayName,
            Role role,
            @Nullable String team,
            @Nullable String language) {

        public Profile {
            displayName = displayName.strip();
            team = team == null || team.isBlank() ? null : team.strip();
            language = language == null || language.isBlank() ? null : language;
        }
    }

    /**
     * Adds a person.
     *
     * @return a password for their first sign-in, which is kept nowhere in clear
     * @throws InvalidInput naming the field that cannot be taken
     */
    public String invite(Viewer admin, String username, Profile profile) {
        requireAdministrator(admin);
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!name.matches(USERNAME) || name.length() > LONGEST_NAME) {
            throw InvalidInput.of("username", "error.user.name", LONGEST_NAME);
        }
        check(profile);
        String password = OneTimePasswords.next();
        User user = people.addWithOneTimePassword(
                new NewUser(name, profile.displayName(), password, profile.role(), nameOf(teamOf(profile))));
        user.speak(profile.language());
        record(admin, user, "invited", Map.of("role", profile.role()));
        return password;
    }

    /**
     * Changes what is kept of a person; their customers go with them into another team.
     *
     * @param version the version the change started from; null where nobody looked
     * @throws Conflict when somebody else changed the person meanwhile, or no administrator would be left
     */
    public User change(Viewer admin, String username, @Nullable Long version, Profile profile) {
        requireAdministrator(admin);
        check(profile);
        User user = named(username);
        if (version != null && user.getVersion() != version) {
            throw Conflict.of("error.conflict.detail");
        }
        if (user.getRole() == Role.ADMIN && profile.role() != Role.ADMIN) {
            requireAnotherAdministrator(user);
        }
        Team team = teamOf(profile);
        boolean moves = !Objects.equals(nameOf(user.getTeam()), nameOf(team));
        user.rename(profile.displayName());
        user.work(profile.role(), team);
        user.speak(profile.language());
        users.save(user);
        if (moves) {
            books.follow(user.getId(), team == null ? null : team.getId());
        }
        record(
                admin,
                user,
                "changed",
                Map.of("role", profile.role(), "team", String.valueOf(nameOf(team)), "name", profile.displayName()));
        return user;
    }

    /** {@link #change}s a person and opens or closes the account: both, or neither. */
    public void put(Viewer admin, String username, Profile profile, boolean active) {
        change(admin, username, null, profile);
        if (active) {
            reactivate(admin, username);
        } else {
            deactivate(admin, username);
        }
    }

    /**
     * Closes an account and ends its sign-ins, and what the person did for others' customers and in others' place.
     *
     * @throws Conflict when it is one's own, the last administrator's, or customers or open tasks would be left behind
     */
    public void deactivate(Viewer admin, String username) {
        requireAdministrator(admin);
        User user = named(username);
        if (!user.isActive()) {
            return;
        }
        if (user.getId() == admin.userId()) {
            throw Conflict.of("error.user.self");
        }
        if (user.getRole() == Role.ADMIN) {
            requireAnotherAdministrator(user);
        }
        long customers = books.size(user.getId());
        long tasks = books.openTasks(user.getId());
        if (customers > 0 || tasks > 0) {
            throw Conflict.of("error.user.owns", user.getDisplayName(), customers, tasks);
        }
        books.close(user.getId());
        user.leave();
        record(admin, user, "deactivated", Map.of());
        events.publishEvent(new AccessEnded(user.getUsername()));
    }

    /** Opens a closed account again, with the password it had. */
    public void reactivate(Viewer admin, String username) {
        requireAdministrator(admin);
        User user = named(username);
        if (!user.isActive()) {
            user.comeBack();
            record(admin, user, "reactivated", Map.of());
        }
    }

    /**
     * Replaces a forgotten password and ends what was begun with the old one.
     *
     * @return the new one, for one sign-in
     */
    public String resetPassword(Viewer admin, String username) {
        requireAdministrator(admin);
        User user = named(username);
        String password = OneTimePasswords.next();
        user.resetPassword(Objects.requireNonNull(passwords.encode(password)));
        record(admin, user, "password reset", Map.of());
        events.publishEvent(new AccessEnded(user.getUsername()));
        return password;
    }

    private void check(Profile profile) {
        if (profile.displayName().isEmpty() || profile.displayName().length() > LONGEST_NAME) {
            throw InvalidInput.of("displayName", "error.user.displayName", LONGEST_NAME);
        }
        String language = profile.language();
        if (language != null && !LANGUAGES.contains(language)) {
            throw InvalidInput.of("language", "error.value.unknown", language);
        }
    }

    private @Nullable Team teamOf(Profile profile) {
        String team = profile.team();
        return team == null
                ? null
                : teams.findByName(team).orElseThrow(() -> InvalidInput.of("team", "error.value.unknown", team));
    }

    /** Two administrators who take the role from each other at once wait here, and the second is refused. */
    private void requireAnotherAdministrator(User user) {
        if (users.lockActiveAdministrators().stream()
                .allMatch(other -> other.getId().equals(user.getId()))) {
            throw Conflict.of("error.user.lastAdministrator");
        }
    }

    private User named(String username) {
        return people.find(username).orElseThrow(() -> new NotFound("user", username));
    }

    private void record(Viewer admin, User user, String action, Map<String, ?> what) {
        changes.record(admin.username(), "user", user.getUsername(), action, what);
    }

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators look after accounts");
        }
    }

    private static @Nullable String nameOf(@Nullable Team team) {
        return team == null ? null : team.getName();
    }
}
