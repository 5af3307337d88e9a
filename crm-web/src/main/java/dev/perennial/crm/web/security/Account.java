package dev.perennial.crm.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A signed-in person as the session keeps them: the name only. What they may see and do is read afresh with every request,
 * so that a change of role or team works at once.
 */
final class Account implements UserDetails, CredentialsContainer {

    private final String username;
    private final String role;
    private final boolean active;
    private @Nullable String passwordHash;

    Account(String username, String role, boolean active, String passwordHash) {
        this.username = username;
        this.role = role;
        this.active = active;
        this.passwordHash = passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public List<SimpleGrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
