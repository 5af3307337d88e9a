package dev.perennial.crm.customer;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with some input, collected so that all of it is said at once. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String field, String code, Object... arguments) {
        found.add(new Problem(field, Message.of(code, arguments)));
    }

    void checkLength(String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            add(field, "customer.error.text.long", longest);
        }
    }

    /** All of it, and what somebody else found. */
    InvalidInput and(InvalidInput more) {
        List<Problem> all = new ArrayList<>(found);
        more.problems().stream().filter(problem -> !all.contains(problem)).forEach(all::add);
        return new InvalidInput(all);
    }

    /** @throws InvalidInput when anything is wrong */
    void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
