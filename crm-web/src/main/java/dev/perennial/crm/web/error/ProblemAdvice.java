package dev.perennial.crm.web.error;

import dev.perennial.crm.shared.Busy;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.TooLarge;
import dev.perennial.crm.web.support.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers a program's failed request with a problem document (RFC 9457) in its language. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@RequiredArgsConstructor
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final String RETRY_AFTER_SECONDS = "30";

    private final Texts texts;

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput invalid) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, texts.of("error.invalid.detail"));
        List<Map<String, String>> errors = invalid.problems().stream()
                .map(each -> Map.of("field", each.field(), "detail", texts.of(each.message())))
                .toList();
        problem.setProperty("errors", errors);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknownValue(MethodArgumentTypeMismatchException mismatch) {
        return invalid(InvalidInput.of(mismatch.getName(), "error.value.unknown", String.valueOf(mismatch.getValue())));
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden refused) {
        return problem(HttpStatus.FORBIDDEN, texts.of("error.forbidden.detail"));
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound missing) {
        return problem(HttpStatus.NOT_FOUND, texts.of("error.notFound.detail"));
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict conflict) {
        return problem(HttpStatus.CONFLICT, texts.of(conflict.reason()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(Busy busy) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem(HttpStatus.TOO_MANY_REQUESTS, texts.of(busy.reason())));
    }

    @ExceptionHandler
    ProblemDetail tooLarge(TooLarge tooLarge) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, texts.of(tooLarge.reason()));
    }

    @ExceptionHandler
    ProblemDetail changedMeanwhile(OptimisticLockingFailureException conflict) {
        return problem(HttpStatus.CONFLICT, texts.of("error.conflict.detail"));
    }

    /** PostgreSQL keeps every character but one. */
    @ExceptionHandler
    ProblemDetail unstorable(DataIntegrityViolationException failure) {
        if (UnstorableText.isCauseOf(failure)) {
            return problem(HttpStatus.BAD_REQUEST, texts.of("error.text.nul"));
        }
        throw failure;
    }

    @ExceptionHandler
    ProblemDetail gone(Gone gone) {
        return problem(HttpStatus.GONE, texts.of(gone.reason()));
    }

    @Override
    protected org.springframework.http.@org.jspecify.annotations.Nullable ResponseEntity<Object>
            handleHttpMessageNotReadable(
                    HttpMessageNotReadableException unreadable,
                    org.springframework.http.HttpHeaders headers,
                    org.springframework.http.HttpStatusCode status,
                    org.springframework.web.context.request.WebRequest request) {
        ProblemDetail problem = unreadable.getCause() instanceof JacksonException cause
                ? unreadableJson(cause)
                : problem(HttpStatus.BAD_REQUEST, texts.of("error.body.unreadable"));
        return handleExceptionInternal(unreadable, problem, headers, status, request);
    }

    private ProblemDetail unreadableJson(JacksonException cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return invalid(
                    InvalidInput.of(unknown.getPropertyName(), "error.field.unknown", unknown.getPropertyName()));
        }
        String field = cause.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .reduce((left, right) -> right.startsWith("[") ? left + right : left + "." + right)
                .orElse("body");
        return invalid(refusal(cause)
                .map(refusal -> within(field, refusal))
                .orElseGet(() -> InvalidInput.of(field, "error.value.unreadable")));
    }

    /** Values that refuse what cannot be do so while they are read. */
    private static Optional<InvalidInput> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static InvalidInput within(String field, InvalidInput refusal) {
        return field.equals("body")
                ? refusal
                : new InvalidInput(refusal.problems().stream()
                        .map(problem -> new InvalidInput.Problem(field + "." + problem.field(), problem.message()))
                        .toList());
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
