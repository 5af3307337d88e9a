package dev.perennial.crm.web.support;

import dev.perennial.crm.identity.Deputies;
import dev.perennial.crm.identity.Deputies.StandIn;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The person behind a request, read once a request so that a changed role or team counts at once. */
@Component
@RequiredArgsConstructor
public class SignedIn {

    private static final String ATTRIBUTE = SignedIn.class.getName();

    private static final String DUTIES = ATTRIBUTE + ".duties";

    private final People people;
    private final Deputies deputies;

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

    /** The same person as the one on whose behalf customers are read. */
    public Optional<Viewer> viewer(HttpServletRequest request) {
        return user(request).map(user -> Deputies.viewer(user, duties(request)));
    }

    /** For whom they stand in today; empty where nobody has signed in. */
    public List<StandIn> duties(HttpServletRequest request) {
        if (request.getAttribute(DUTIES) instanceof Duties known) {
            return known.today();
        }
        List<StandIn> today = user(request).map(deputies::duties).orElse(List.of());
        request.setAttribute(DUTIES, new Duties(today));
        return today;
    }

    private record Duties(List<StandIn> today) {}
}
