package dev.perennial.crm.customfield;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fields that the company has added. Everybody reads them, administrators decide on them. */
@Service
@RequiredArgsConstructor
@Transactional
public class CustomFields {

    /** Most fields in use at a time. */
    public static final int MOST = 100;

    private static final String ENTITY = "custom_field";

    private final StoredFields stored;
    private final ChangeLog changes;
    private final Business business;

    /** The fields in use, in their order. */
    @Transactional(readOnly = true)
    public List<CustomField> inUse() {
        return all().stream().filter(field -> !field.isArchived()).toList();
    }

    /** All fields, those archived too, in their order. */
    @Transactional(readOnly = true)
    public List<CustomField> all() {
        return stored.findAllByOrderByPositionAscIdAsc();
    }

    /** @throws NotFound when there is no such field */
    @Transactional(readOnly = true)
    public CustomField get(String code) {
        return stored.findByCode(code).orElseThrow(() -> new NotFound("field", code));
    }

    /**
     * Adds a field behind the others.
     *
     * @throws InvalidInput when it cannot be, or its code is taken
     */
    public CustomField add(Viewer viewer, Definition definition) {
        requireAdministrator(viewer);
        definition.check();
        List<CustomField> all = all();
        if (all.stream().anyMatch(field -> field.getCode().equals(definition.code()))) {
            throw InvalidInput.of("code", "field.error.code.taken", definition.code());
        }
        if (inUse().size() >= MOST) {
            throw InvalidInput.of("code", "field.error.most", MOST);
        }
        CustomField field = stored.saveAndFlush(new CustomField(definition, all.size(), business.now()));
        record(viewer, field, "added", Map.of("label", field.getLabel(), "kind", field.getKind()));
        return field;
    }

    /**
     * Changes everything of a field but its code and kind. An option that is taken away stays with the customers that have it.
     *
     * @param version the version the change started from
     * @throws Conflict when somebody else changed it since
     */
    public void redefine(Viewer viewer, String code, long version, Definition definition) {
        requireAdministrator(viewer);
        CustomField field = get(code);
        definition.check();
        if (field.getVersion() != version) {
            throw Conflict.of("error.conflict.detail");
        }
        Definition before = field.definition();
        field.redefine(definition);
        stored.saveAndFlush(field);
        record(viewer, field, "changed", Map.of("definition", List.of(before, field.definition())));
    }

    /** Takes a field off every page; what customers have in it stays. */
    public void archive(Viewer viewer, String code) {
        requireAdministrator(viewer);
        CustomField field = get(code);
        field.archive();
        record(viewer, field, "archived", Map.of());
    }

    /** Brings an archived field back, with what customers have in it. */
    public void restore(Viewer viewer, String code) {
        requireAdministrator(viewer);
        CustomField field = get(code);
        field.restore();
        record(viewer, field, "restored", Map.of());
    }

    /** Moves a field up past the one in use before it; the first stays. */
    public void moveUp(Viewer viewer, String code) {
        requireAdministrator(viewer);
        CustomField field = get(code);
        List<CustomField> order = new ArrayList<>(all());
        int at = order.indexOf(field);
        int before = at - 1;
        while (before >= 0 && order.get(before).isArchived()) {
            before--;
        }
        if (before >= 0) {
            Collections.rotate(order.subList(before, at + 1), 1);
            for (int position = 0; position < order.size(); position++) {
                order.get(position).moveTo(position);
            }
            record(viewer, field, "moved", Map.of("position", before));
        }
    }

    private void record(Viewer viewer, CustomField field, String action, Map<String, ?> what) {
        changes.record(viewer.username(), ENTITY, field.getCode(), action, what);
    }

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators decide on fields");
        }
    }
}
