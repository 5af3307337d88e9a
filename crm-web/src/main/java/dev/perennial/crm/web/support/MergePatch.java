package dev.perennial.crm.web.support;

import dev.perennial.crm.shared.InvalidInput;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): what is named changes, what is null goes, what is left out stays. */
@Component
@RequiredArgsConstructor
public class MergePatch {

    private final JsonMapper json;

    /** @throws InvalidInput when the patch is no object, names an unknown field or holds an unreadable value */
    public <T> T apply(JsonNode patch, T current, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw InvalidInput.of("body", "error.body.unreadable");
        }
        ObjectNode target = json.valueToTree(current);
        merge(target, changes);
        try {
            return json.treeToValue(target, type);
        } catch (UnrecognizedPropertyException unknown) {
            throw InvalidInput.of(unknown.getPropertyName(), "error.field.unknown", unknown.getPropertyName());
        } catch (DatabindException unreadable) {
            throw InvalidInput.of(field(unreadable), "error.value.unreadable");
        }
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode inner && target.get(change.getKey()) instanceof ObjectNode known) {
                merge(known, inner);
            } else {
                target.set(change.getKey(), value);
            }
        });
    }

    private static String field(JacksonException unreadable) {
        return unreadable.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .findFirst()
                .orElse("body");
    }
}
