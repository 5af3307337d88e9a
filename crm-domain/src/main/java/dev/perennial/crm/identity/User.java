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

    void speak(String newLanguage) {
        language = newLanguage;
    }

    /** This person as the one on whose behalf customers are read. */
    public Viewer asViewer() {
        Team ownTeam = team;
        return new Viewer(
                id, username, role, ownTeam == null ? null : ownTeam.getId(), ownTeam != null && ownTeam.isRoot());
    }
}
