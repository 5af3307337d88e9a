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
            throw new AccessDeniedException("The one-time password must be changed first");
        }
        response.sendRedirect(request.getContextPath() + "/password");
        return false;
    }
}
