package dev.perennial.crm.web.support;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The person behind a request, read once a request so that a changed role or team counts at once. */
@Component
@RequiredArgsConstructor
public class SignedIn {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    private final People people;

    /** Empty where nobody has signed in. */
    public Optional<User> user(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return Optional.empty();
        }
        if (request.getAttribute(ATTRIBUTE) instanceof User known) {
            return Optional.of(known);
        }
        Optional<User> found = people.find(request.getUserPrincipal().getName()).filter(User::isActive);
        found.ifPresent(user -> request.setAttribute(ATTRIBUTE, user));
        return found;
    }
}
