package dev.perennial.crm.identity;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who use the product, and their teams. */
@Service
@RequiredArgsConstructor
@Transactional
public class People {

    /** Fewest characters of a password a person chooses. */
    public static final int SHORTEST_PASSWORD = 12;

    /** Most characters of a password; a longer one would only make hashing slow. */
    public static final int LONGEST_PASSWORD = 128;

    private final Users users;
    private final Teams teams;
    private final PasswordEncoder passwords;
    private final ChangeLog changes;

    /**
     * A person to be added.
     *
     * @param username    name to sign in with; kept in lower case
     * @param displayName name shown to others
     * @param password    in clear; only its hash is kept
     * @param team        name of an existing team, or null
     */
    public record NewUser(
            String username,
            String displayName,
            String password,
            Role role,
            @Nullable String team) {}

    /** Makes a team, below {@code parent} when one is named. */
    public void addTeam(String name, @Nullable String parent) {
        teams.save(new Team(name, parent == null ? null : teamNamed(parent)));
    }

    /** @throws InvalidInput when the user name is taken */
    public User add(NewUser person) {
        String username = person.username().toLowerCase(Locale.ROOT);
        if (users.existsByUsername(username)) {
            throw InvalidInput.of("username", "error.user.taken", username);
        }
        String team = person.team();
        User user = users.save(new User(
                username,
                person.displayName(),
                encoded(person.password()),
                person.role(),
                team == null ? null : teamNamed(team)));
        changes.record("system", "user", username, "added", Map.of("role", person.role()));
        return user;
    }

    /** As {@link #add}, with a password that must be changed at the first sign-in. */
    public User addWithOneTimePassword(NewUser person) {
        User user = add(person);
        user.requirePasswordChange();
        return user;
    }

    /** @throws InvalidInput when the old password is wrong or the new one is too short, too long or the same */
    public void changePassword(String username, String oldPassword, String newPassword) {
        User user = named(username);
        if (!passwords.matches(oldPassword, user.getPasswordHash())) {
            throw InvalidInput.of("oldPassword", "error.password.wrong");
        }
        if (newPassword.length() < SHORTEST_PASSWORD || newPassword.length() > LONGEST_PASSWORD) {
            throw InvalidInput.of("newPassword", "error.password.length", SHORTEST_PASSWORD, LONGEST_PASSWORD);
        }
        if (newPassword.equals(oldPassword)) {
            throw InvalidInput.of("newPassword", "error.password.same");
        }
        user.changePassword(encoded(newPassword));
        changes.record(username, "user", username, "password changed", Map.of());
    }

    /** Remembers the language a person chose. */
    public void chooseLanguage(String username, String language) {
        named(username).speak(language);
    }

    @Transactional(readOnly = true)
    public Optional<User> find(String username) {
        return users.findByUsername(username.toLowerCase(Locale.ROOT));
    }

    /** Everyone who may own customers and tasks, by name. */
    @Transactional(readOnly = true)
    public List<User> active() {
        return users.findActive();
    }

    /** Everyone there is or was, who may have written history. */
    @Transactional(readOnly = true)
    public List<User> everyone() {
        return users.findAll();
    }

    private User named(String username) {
        return find(username).orElseThrow(() -> new NotFound("user", username));
    }

    private Team teamNamed(String name) {
        return teams.findByName(name).orElseThrow(() -> new NotFound("team", name));
    }

    private String encoded(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("A password is needed");
        }
        return hash;
    }
}
