package dev.perennial.crm.web.error;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.web.support.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
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

    private final Texts texts;

    @ExceptionHandler
    void notFound(NotFound missing, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @ExceptionHandler
    void conflict(Conflict conflict, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value(), texts.of(conflict.reason()));
    }

    @ExceptionHandler
    void changedMeanwhile(OptimisticLockingFailureException conflict, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value(), texts.of("error.conflict.detail"));
    }

    @ExceptionHandler
    void gone(Gone gone, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.GONE.value(), texts.of(gone.reason()));
    }

    @ExceptionHandler
    void invalid(InvalidInput invalid, HttpServletResponse response) throws IOException {
        String reasons = invalid.problems().stream()
                .map(problem -> texts.of(problem.message()))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
        response.sendError(HttpStatus.BAD_REQUEST.value(), reasons);
    }

    @ExceptionHandler
    void unknownValue(MethodArgumentTypeMismatchException mismatch, HttpServletResponse response) throws IOException {
        response.sendError(
                HttpStatus.BAD_REQUEST.value(), texts.of("error.value.unknown", String.valueOf(mismatch.getValue())));
    }
}
