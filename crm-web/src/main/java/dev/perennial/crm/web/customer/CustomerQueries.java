package dev.perennial.crm.web.customer;

import dev.perennial.crm.customfield.FieldCondition;
import dev.perennial.crm.customfield.FieldValues;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a list of customers is narrowed to, where that takes knowing which groups and fields there are. */
@Component
@RequiredArgsConstructor
class CustomerQueries {

    private final Groups groups;
    private final FieldValues fields;
    private final ProfileQueries profiles;

    /** @throws InvalidInput for a value that cannot be, naming the parameter */
    CustomerQuery of(Viewer viewer, Map<String, String> parameters) {
        return CustomerQuery.of(
                parameters, group(viewer, parameters.get("group")), custom(parameters), profiles.of(parameters));
    }

    private @Nullable Long group(Viewer viewer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,18}")
                || groups.find(viewer, Long.parseLong(text.strip())).isEmpty()) {
            throw InvalidInput.of("group", "error.value.unknown", text);
        }
        return Long.valueOf(text.strip());
    }

    private Map<String, FieldCondition> custom(Map<String, String> parameters) {
        Map<String, FieldCondition> wanted = new TreeMap<>();
        parameters.forEach((name, text) -> {
            if (name.startsWith(CustomerQuery.CUSTOM) && !text.isBlank()) {
                wanted.put(name, fields.condition(name.substring(CustomerQuery.CUSTOM.length()), text));
            }
        });
        return wanted;
    }
}
