package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** All checks there are, one after the other. */
@Service
@RequiredArgsConstructor
public class Checkup {

    private final DatabaseCheck database;
    private final List<Check> checks;

    /**
     * What they find now: what is wrong first, then warnings, then what is well. Where the database does not answer, what
     * needs it is not looked at.
     */
    public List<Finding> run() {
        Finding answer = examine(database);
        boolean answers = answer.grade() != Finding.Grade.WRONG;
        Stream<Finding> others = checks.stream()
                .filter(check -> check != database && (answers || !check.needsDatabase()))
                .map(Checkup::examine);
        return Stream.concat(Stream.of(answer), others)
                .sorted(Comparator.comparing(Finding::grade, Comparator.reverseOrder())
                        .thenComparing(Finding::subject))
                .toList();
    }

    private static Finding examine(Check check) {
        try {
            return check.examine();
        } catch (Exception failure) {
            String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return Finding.wrong(
                    check.subject(), Message.of("system.check.failed", why), Message.of("system.check.failed.remedy"));
        }
    }
}
