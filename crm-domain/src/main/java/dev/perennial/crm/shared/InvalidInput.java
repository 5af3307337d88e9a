package dev.perennial.crm.shared;

import java.util.List;

/** Input that cannot be taken: which field, and why. Answered with 400, beside the field on a page. */
public final class InvalidInput extends RuntimeException {

    private final transient List<Problem> problems;

    /**
     * @param field   name of the field as its sender knows it
     * @param message why its value cannot be taken
     */
    public record Problem(String field, Message message) {}

    public InvalidInput(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public static InvalidInput of(String field, String code, Object... arguments) {
        return new InvalidInput(List.of(new Problem(field, Message.of(code, arguments))));
    }

    public List<Problem> problems() {
        return problems;
    }
}
