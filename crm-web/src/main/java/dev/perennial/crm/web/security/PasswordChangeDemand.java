package dev.perennial.crm.web.security;

import dev.perennial.crm.web.support.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** A one-time password opens nothing but the form that replaces it. */
@Component
@RequiredArgsConstructor
class PasswordChangeDemand implements HandlerInterceptor {

    private static final Set<String> STILL_OPEN = Set.of("/password", "/logout", "/login", "/language", "/error");

    private final SignedIn signedIn;

    /** A program signs in with a password that is still to be replaced. */
    static final class Unanswered extends AccessDeniedException {

        private Unanswered() {
            super("The one-time password must be changed first");
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (STILL_OPEN.contains(path)
                || !signedIn.user(request)
                        .map(user -> user.isMustChangePassword())
                        .orElse(false)) {
            return true;
        }
        if (path.startsWith("/api/")) {
            throw new Unanswered();
        }
        response.sendRedirect(request.getContextPath() + "/password");
        return false;
    }
}
