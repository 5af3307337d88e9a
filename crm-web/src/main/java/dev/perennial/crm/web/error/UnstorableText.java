package dev.perennial.crm.web.error;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;

/** Text with a NUL character, which PostgreSQL refuses wherever it stands. */
final class UnstorableText {

    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    private UnstorableText() {}

    static boolean isCauseOf(DataIntegrityViolationException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && CHARACTER_NOT_IN_REPERTOIRE.equals(cause.getSQLState());
    }
}
