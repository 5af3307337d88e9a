package dev.perennial.crm.web.error;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.TooLarge;
import dev.perennial.crm.web.support.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Sends a person's failed request to the error page, with the reason in words. */
@ControllerAdvice(annotations = Controller.class)
@RequiredArgsConstructor
class PageErrorAdvice {

    /** Request attribute with the reason in the reader's words. */
    static final String REASON = PageErrorAdvice.class.getName() + ".reason";

    private final Texts texts;

    @ExceptionHandler
    void notFound(NotFound missing, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @ExceptionHandler
    void forbidden(Forbidden refused, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    @ExceptionHandler
    void conflict(Conflict conflict, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(HttpStatus.CONFLICT, texts.of(conflict.reason()), request, response);
    }

    @ExceptionHandler
    void tooLarge(TooLarge tooLarge, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(HttpStatus.CONTENT_TOO_LARGE, texts.of(tooLarge.reason()), request, response);
    }

    @ExceptionHandler
    void changedMeanwhile(
            OptimisticLockingFailureException conflict, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(HttpStatus.CONFLICT, texts.of("error.conflict.detail"), request, response);
    }

    @ExceptionHandler
    void gone(Gone gone, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(HttpStatus.GONE, texts.of(gone.reason()), request, response);
    }

    @ExceptionHandler
    void invalid(InvalidInput invalid, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reasons = invalid.problems().stream()
                .map(problem -> texts.of(problem.message()))
                .collect(Collectors.joining(" "));
        send(HttpStatus.BAD_REQUEST, reasons, request, response);
    }

    @ExceptionHandler
    void unstorable(DataIntegrityViolationException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!UnstorableText.isCauseOf(failure)) {
            throw failure;
        }
        send(HttpStatus.BAD_REQUEST, texts.of("error.text.nul"), request, response);
    }

    @ExceptionHandler
    void unknownValue(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String reason = texts.of("error.value.unknown", String.valueOf(mismatch.getValue()));
        send(HttpStatus.BAD_REQUEST, reason, request, response);
    }

    private static void send(HttpStatus status, String reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(REASON, reason);
        response.sendError(status.value());
    }
}
