package dev.perennial.crm.audit;

import java.util.Collection;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down who changed what, in the transaction of the change itself. */
@Component
@RequiredArgsConstructor
public class ChangeLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /**
     * @param username  who; {@code system} for a job
     * @param entity    what kind of thing, such as {@code customer}
     * @param entityKey its business key
     * @param action    a verb in the past tense, such as {@code assigned}
     * @param changes   field by field: the new value, or old and new
     */
    public void record(String username, String entity, String entityKey, String action, Map<String, ?> changes) {
        jdbc.sql("""
                        insert into change_log (username, entity, entity_key, action, changes)
                        values (?, ?, ?, ?, ?::jsonb)""")
                .params(username, entity, entityKey, action, json.writeValueAsString(changes))
                .update();
    }

    /** Writes down one change of many things, an entry for each. */
    public void recordAll(
            String username, String entity, Collection<String> entityKeys, String action, Map<String, ?> changes) {
        jdbc.sql("""
                        insert into change_log (username, entity, entity_key, action, changes)
                        select ?, ?, entity_key, ?, ?::jsonb from unnest(?) entity_key""")
                .params(username, entity, action, json.writeValueAsString(changes), entityKeys.toArray(String[]::new))
                .update();
    }
}
