package dev.perennial.crm.customfield;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers may have in the fields that the company has added. */
@Component
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class FieldValues {

    private final CustomFields fields;

    /**
     * The values of a customer as they are stored. What a customer has in archived fields stays, as no page shows it; a choice
     * that is no option any more may stay what it was.
     *
     * @param type  person or company, as a code
     * @param given what is to be, typed or as text, by code
     * @param known what is
     * @throws InvalidInput naming every unknown field, unreadable value and required field that is missing
     */
    public Map<String, Object> check(Enum<?> type, Map<String, ?> given, Map<String, Object> known) {
        Map<String, Object> values = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (CustomField field : fields.all()) {
            String code = field.getCode();
            codes.add(code);
            Object before = known.get(code);
            Object after = given.get(code);
            if (field.isArchived() || before != null && before.equals(after)) {
                keep(values, code, before);
                refuseArchived(field, before, after, problems);
            } else {
                keep(values, code, read(field, type, after, problems));
            }
        }
        given.keySet().stream().filter(code -> !codes.contains(code)).forEach(code -> problems.add(unknown(code)));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return values;
    }

    /**
     * What a list is narrowed to, as an address says it.
     *
     * @param name the field's code, or that of a number or a day with {@code .from} or {@code .to} behind it
     * @throws InvalidInput for a field that is not in use, a bound that it does not have and a value it cannot hold
     */
    public FieldCondition condition(String name, String text) {
        int dot = name.indexOf('.');
        String code = dot < 0 ? name : name.substring(0, dot);
        CustomField field = fields.inUse().stream()
                .filter(each -> each.getCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(unknown(code))));
        FieldCondition.Test test = test(field.getKind(), dot < 0 ? "" : name.substring(dot + 1))
                .orElseThrow(() -> InvalidInput.of("custom." + name, "error.value.unknown", text));
        Object value = FieldValue.read(field, text);
        if (value == null) {
            throw InvalidInput.of("custom." + name, "error.value.unknown", text);
        }
        return new FieldCondition(code, test, value);
    }

    private static Optional<FieldCondition.Test> test(FieldKind kind, String bound) {
        if (bound.isEmpty()) {
            return Optional.of(kind == FieldKind.TEXT ? FieldCondition.Test.CONTAINS : FieldCondition.Test.IS);
        }
        boolean ordered = kind == FieldKind.NUMBER || kind == FieldKind.DATE;
        return switch (bound) {
            case "from" -> ordered ? Optional.of(FieldCondition.Test.FROM) : Optional.empty();
            case "to" -> ordered ? Optional.of(FieldCondition.Test.TO) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The values of fields in use. */
    public Map<String, Object> shown(Map<String, Object> values) {
        Map<String, Object> shown = new TreeMap<>();
        fields.inUse().forEach(field -> keep(shown, field.getCode(), values.get(field.getCode())));
        return shown;
    }

    private static @Nullable Object read(
            CustomField field, Enum<?> type, @Nullable Object raw, List<Problem> problems) {
        try {
            Object value = FieldValue.read(field, raw);
            String name = "custom." + field.getCode();
            if (value == null && field.isRequired() && field.isOf(type)) {
                throw InvalidInput.of(name, "field.error.missing", field.getLabel());
            }
            if (value != null && !field.isOf(type)) {
                throw InvalidInput.of(name, "field.error.notOfType", field.getLabel());
            }
            return value;
        } catch (InvalidInput invalid) {
            problems.addAll(invalid.problems());
            return null;
        }
    }

    private static void refuseArchived(
            CustomField field, @Nullable Object before, @Nullable Object after, List<Problem> problems) {
        if (field.isArchived() && after != null && !after.equals(before)) {
            problems.add(unknown(field.getCode()));
        }
    }

    private static void keep(Map<String, Object> values, String code, @Nullable Object value) {
        if (value != null) {
            values.put(code, value);
        }
    }

    private static Problem unknown(String code) {
        return new Problem("custom." + code, Message.of("field.error.unknown", code));
    }
}
