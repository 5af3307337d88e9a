package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.Directory;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Staff.Profile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as they stand in the form.
 *
 * @param team    name of the team; empty for none
 * @param version what the form was opened with; null for somebody new
 */
record UserForm(
        String username,
        String displayName,
        Role role,
        String team,
        String language,
        @Nullable Long version) {

    UserForm {
        username = Objects.requireNonNullElse(username, "");
        displayName = Objects.requireNonNullElse(displayName, "");
        role = Objects.requireNonNullElse(role, Role.REP);
        team = Objects.requireNonNullElse(team, "");
        language = Objects.requireNonNullElse(language, "");
    }

    static UserForm empty() {
        return new UserForm("", "", Role.REP, "", "", null);
    }

    static UserForm of(Directory.Entry entry) {
        return new UserForm(
                entry.username(),
                entry.displayName(),
                entry.role(),
                Objects.requireNonNullElse(entry.team(), ""),
                Objects.requireNonNullElse(entry.language(), ""),
                entry.version());
    }

    Profile profile() {
        return new Profile(displayName, role, team, language);
    }
}
