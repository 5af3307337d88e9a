package dev.perennial.crm.customfield;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What an administrator says of a field.
 *
 * @param code     its name in files, addresses and documents; never changes
 * @param label    its name on pages
 * @param kind     what it holds; never changes, as values of it are stored
 * @param required whether whoever writes down a customer must fill it in
 * @param options  what can be chosen, in order; of a choice only
 */
public record Definition(
        String code, String label, FieldKind kind, AppliesTo appliesTo, boolean required, List<String> options) {

    static final int LONGEST_LABEL = 80;
    static final int MOST_OPTIONS = 100;

    private static final String CODE = "[a-z][a-z0-9_]{0,39}";

    public Definition {
        code = code.strip();
        label = label.strip();
        options = kind == FieldKind.CHOICE
                ? List.copyOf(new LinkedHashSet<>(options.stream()
                        .map(String::strip)
                        .filter(option -> !option.isEmpty())
                        .toList()))
                : List.of();
    }

    /** @throws InvalidInput naming everything that is wrong */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if (!code.matches(CODE)) {
            problems.add(problem("code", "field.error.code"));
        }
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            problems.add(problem("label", "field.error.label", LONGEST_LABEL));
        }
        boolean wordy = options.stream().anyMatch(option -> option.length() > LONGEST_LABEL);
        if (kind == FieldKind.CHOICE && (options.isEmpty() || options.size() > MOST_OPTIONS || wordy)) {
            problems.add(problem("options", "field.error.options", MOST_OPTIONS, LONGEST_LABEL));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static Problem problem(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }
}
