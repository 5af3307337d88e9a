package dev.perennial.crm.web.shell;

import dev.perennial.crm.shared.Business;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.SignedIn;
import dev.perennial.crm.web.support.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame shows. */
@ControllerAdvice(annotations = Controller.class)
@RequiredArgsConstructor
class ShellAdvice {

    private final SignedIn signedIn;
    private final JdbcClient jdbc;
    private final Business business;
    private final Formats formats;
    private final Texts texts;

    @ModelAttribute("shell")
    @Nullable
    Shell shell(HttpServletRequest request) {
        return signedIn.user(request)
                .map(user -> new Shell(user, this::currentScores, () -> signedIn.duties(request)))
                .orElse(null);
    }

    @ModelAttribute("formats")
    Formats formats() {
        return formats;
    }

    @ModelAttribute("texts")
    Texts texts() {
        return texts;
    }

    /** The address of the page, for forms that come back to it; home where it cannot be asked for again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
        Object method = failed ? request.getAttribute(RequestDispatcher.ERROR_METHOD) : request.getMethod();
        Object path = failed ? request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) : request.getRequestURI();
        Object query = failed ? request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING) : request.getQueryString();
        if (!"GET".equals(method)) {
            return "/";
        }
        return query == null ? String.valueOf(path) : path + "?" + query;
    }

    @ModelAttribute("today")
    LocalDate today() {
        return business.today();
    }

    private Optional<Shell.Scores> currentScores() {
        return jdbc.sql("""
                        select run.id as run_id, run.as_of, run.policy_version
                        from current_score_run current join score_run run on run.id = current.run_id""").query(Shell.Scores.class).optional();
    }
}
