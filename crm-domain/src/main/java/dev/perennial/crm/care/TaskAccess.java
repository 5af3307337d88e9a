package dev.perennial.crm.care;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may work on which task, in SQL: whoever sees its customer, save that for a rep the task must be theirs, that of whom they stand in for, or nobody's.
 * Somebody else's task does not exist for them, though the profile of a customer they see names who is at it.
 *
 * @param predicate  a condition over the aliases {@code c} of {@code customer} and {@code t} of {@code care_task}
 * @param parameters values of its named parameters, to be added to the query's own
 */
public record TaskAccess(String predicate, Map<String, Object> parameters) {

    public static TaskAccess of(Viewer viewer) {
        Visibility customers = Visibility.of(viewer);
        if (viewer.role() != Role.REP) {
            return new TaskAccess(customers.predicate(), customers.parameters());
        }
        Map<String, Object> parameters = new HashMap<>(customers.parameters());
        parameters.put("workerIds", viewer.hands());
        return new TaskAccess(
                "(" + customers.predicate() + " and (t.assignee_id = any (:workerIds) or t.assignee_id is null))",
                Map.copyOf(parameters));
    }
}
