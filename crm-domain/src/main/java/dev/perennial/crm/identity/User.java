package dev.perennial.crm.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A person who uses the product. */
@Entity
@Table(name = "app_user")
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String username;
    private String displayName;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Team team;

    private @Nullable String language;
    private boolean active;
    private boolean mustChangePassword;

    @Version
    private long version;

    User(String username, String displayName, String passwordHash, Role role, @Nullable Team team) {
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.team = team;
        this.active = true;
    }

    void requirePasswordChange() {
        mustChangePassword = true;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
        mustChangePassword = false;
    }

    /** Gives a password that another person knows, and that is good for one sign-in only. */
    void resetPassword(String newHash) {
        passwordHash = newHash;
        mustChangePassword = true;
    }

    void speak(@Nullable String newLanguage) {
        language = newLanguage;
    }

    void rename(String newDisplayName) {
        displayName = newDisplayName;
    }

    void work(Role as, @Nullable Team in) {
        role = as;
        team = in;
    }

    void leave() {
        active = false;
    }

    void comeBack() {
        active = true;
    }

    /** This person as the one on whose behalf customers are read. */
    public Viewer asViewer() {
        Team ownTeam = team;
        return new Viewer(
                id, username, role, ownTeam == null ? null : ownTeam.getId(), ownTeam != null && ownTeam.isRoot());
    }
}
