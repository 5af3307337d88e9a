package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The handovers there have been. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class HandoverLog {

    private static final String SELECT = """
            select h.id, f.display_name as "from", h.made_at, b.display_name as by, h.note, h.customers, h.tasks, h.undone_at,
                   (select count(*) from handover_digest d where d.handover_id = h.id and d.read_at is not null) as read,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'username', share.username, 'displayName', share.display_name,
                               'customers', share.customers) order by share.display_name), '[]')
                    from (
                        select u.username, u.display_name, count(*) as customers
                        from handover_digest d join app_user u on u.id = d.to_user
                        where d.handover_id = h.id group by u.id
                    ) share) as receivers,
                   (select coalesce(jsonb_object_agg(kind, many), '{}')
                    from (
                        select kind, count(*) as many from handover_loose_end e where e.handover_id = h.id group by kind
                    ) counted) as loose_ends
            from handover h join app_user f on f.id = h.from_user join app_user b on b.id = h.made_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** One page, the latest first. */
    public Page<Handover> list(@Nullable String cursor, int size) {
        List<Handover> rows = jdbc.sql(SELECT + """
                        where cast(:before as bigint) is null or h.id < :before order by h.id desc limit :most""")
                .param(
                        "before",
                        cursor == null ? null : Cursor.decode(cursor, 1).number(0),
                        Types.BIGINT)
                .param("most", size + 1)
                .query(this::handover)
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.id()));
    }

    /** @throws NotFound when there is no such handover */
    public Handover get(long id) {
        return jdbc.sql(SELECT + "where h.id = ?")
                .param(id)
                .query(this::handover)
                .optional()
                .orElseThrow(() -> new NotFound("handover", id));
    }

    private Handover handover(ResultSet row, int number) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new Handover(
                row.getLong("id"),
                row.getString("from"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("by"),
                row.getString("note"),
                row.getInt("customers"),
                row.getInt("tasks"),
                row.getLong("read"),
                undone == null ? null : undone.toInstant(),
                json.readValue(row.getString("receivers"), new TypeReference<List<Handover.Share>>() {}),
                json.readValue(row.getString("loose_ends"), new TypeReference<Map<LooseEnd.Kind, Long>>() {}));
    }
}
