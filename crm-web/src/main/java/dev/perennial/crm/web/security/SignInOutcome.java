package dev.perennial.crm.web.security;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** After a sign-in: on to where the person was going, in their own language; or back, with the reason. */
@Component
@RequiredArgsConstructor
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private final People people;
    private final LocaleResolver locales;

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        people.find(authentication.getName())
                .map(User::getLanguage)
                .ifPresent(language -> locales.setLocale(request, response, Locale.forLanguageTag(language)));
        makeToken(request);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Else made by the first page: of two first pages opened at once, one would have a token that is not the session's. */
    private static void makeToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String reason = failure instanceof LockedException ? "throttled" : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + reason);
    }
}
