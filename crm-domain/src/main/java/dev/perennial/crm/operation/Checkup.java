package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** All checks there are, one after the other. */
@Service
@RequiredArgsConstructor
public class Checkup {

    private final List<Check> checks;

    /** What they find now: what is wrong first, then warnings, then what is well. */
    public List<Finding> run() {
        return checks.stream()
                .map(Checkup::examine)
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
