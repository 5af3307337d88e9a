package dev.perennial.crm.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever brings the operator's token for metrics, to read those and nothing else. */
@RequiredArgsConstructor
final class MetricsToken extends OncePerRequestFilter {

    /** May read metrics. */
    static final String ROLE = "METRICS";

    private static final String SCHEME = "Bearer ";

    /** Empty where there is none. */
    private final String token;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String brought = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (brought != null && brought.startsWith(SCHEME) && isToken(brought.substring(SCHEME.length()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                    "metrics", "", AuthorityUtils.createAuthorityList("ROLE_" + ROLE)));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Takes as long whether much of it is right or nothing. */
    private boolean isToken(String brought) {
        return !token.isEmpty()
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
