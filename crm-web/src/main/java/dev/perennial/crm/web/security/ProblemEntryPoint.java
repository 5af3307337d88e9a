package dev.perennial.crm.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program in a problem document that it has not signed in, has tried too often, or may not do this. */
@Component
@RequiredArgsConstructor
class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final MessageSource messages;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof LockedException) {
            write(request, response, HttpStatus.TOO_MANY_REQUESTS, "error.signIn.throttled");
            return;
        }
        if (failure instanceof AuthenticationServiceException) {
            // nobody could look whether name and password are right, so a program may try them again
            write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "error.signIn.unavailable");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Perennial CRM\", charset=\"UTF-8\"");
        write(request, response, HttpStatus.UNAUTHORIZED, "error.signIn.needed");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        boolean passwordPending = denied instanceof PasswordChangeDemand.Unanswered;
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                passwordPending ? "error.password.oneTime" : "error.forbidden.detail");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        Locale locale = request.getLocale();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(code, null, locale));
        json.writeValue(response.getOutputStream(), problem);
    }
}
