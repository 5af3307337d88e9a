package dev.perennial.crm.web.security;

import dev.perennial.crm.identity.SignInThrottle;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks user name and password, and refuses unread what comes too often after failures. Counted by name and address
 * together, so that nobody can lock another person out from afar.
 */
@RequiredArgsConstructor
class ThrottledSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwordCheck;
    private final SignInThrottle throttle;

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) throws AuthenticationException {
        String subject = subject(attempt);
        if (throttle.isBlocked(subject)) {
            throw new LockedException("Too many failed tries");
        }
        try {
            Authentication known = passwordCheck.authenticate(attempt);
            throttle.succeeded(subject);
            return known;
        } catch (BadCredentialsException wrong) {
            throttle.failed(subject);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static String subject(Authentication attempt) {
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return attempt.getName().toLowerCase(Locale.ROOT) + "@" + address;
    }
}
