package dev.perennial.crm.web.security;

import dev.perennial.crm.identity.People;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

@Service
@RequiredArgsConstructor
class Accounts implements UserDetailsService {

    private final People people;

    @Override
    public UserDetails loadUserByUsername(String username) {
        return people.find(username)
                .map(user ->
                        new Account(user.getUsername(), user.getRole().name(), user.isActive(), user.getPasswordHash()))
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }
}
