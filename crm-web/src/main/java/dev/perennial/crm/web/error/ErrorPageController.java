package dev.perennial.crm.web.error;

import dev.perennial.crm.web.support.RequestId;
import dev.perennial.crm.web.support.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last stop of every failed request: a page for people, a problem document for programs. */
@Controller
@RequiredArgsConstructor
class ErrorPageController implements ErrorController {

    private static final Set<HttpStatus> EXPLAINED = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.CONFLICT,
            HttpStatus.GONE,
            HttpStatus.CONTENT_TOO_LARGE);

    private final Texts texts;

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        HttpStatus status = status(request);
        String kind = EXPLAINED.contains(status) ? String.valueOf(status.value()) : "500";
        String id = Objects.requireNonNullElse(RequestId.of(request), "");
        return isForPerson(request) ? page(request, status, kind, id) : problem(status, kind, id);
    }

    private static ModelAndView page(HttpServletRequest request, HttpStatus status, String kind, String id) {
        Object reason = request.getAttribute(PageErrorAdvice.REASON);
        String shown = reason == null ? "" : reason.toString();
        return new ModelAndView("error/page", Map.of("kind", kind, "reason", shown, "requestId", id), status);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind, String id) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, texts.of("error.page." + kind + ".text"));
        problem.setProperty("requestId", id);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isForPerson(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !String.valueOf(path).startsWith("/api/");
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
