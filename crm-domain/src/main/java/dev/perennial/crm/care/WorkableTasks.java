package dev.perennial.crm.care;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.NotFound;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a task for somebody who wants to work on it. */
@Component
@RequiredArgsConstructor
class WorkableTasks {

    private final Tasks tasks;
    private final JdbcClient jdbc;

    private record Facts(String customerNo, @Nullable Channel preferredChannel) {}

    /** A task with what doing it needs to know of its customer. */
    record Workable(
            CareTask task, String customerNo, @Nullable Channel preferredChannel) {}

    /** @throws NotFound when there is no such task, or the viewer may not work on it */
    Workable get(Viewer viewer, long id) {
        TaskAccess access = TaskAccess.of(viewer);
        Facts facts = jdbc.sql("""
                        select c.customer_no, c.preferred_channel
                        from care_task t join customer c on c.id = t.customer_id
                        where t.id = :task and %s""".formatted(access.predicate()))
                .param("task", id)
                .params(access.parameters())
                .query(new SimplePropertyRowMapper<>(Facts.class))
                .optional()
                .orElseThrow(() -> new NotFound("care task", id));
        CareTask task = tasks.findById(id).orElseThrow(() -> new NotFound("care task", id));
        return new Workable(task, facts.customerNo(), facts.preferredChannel());
    }
}
