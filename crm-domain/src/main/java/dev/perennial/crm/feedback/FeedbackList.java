package dev.perennial.crm.feedback;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Feedback of the customers a viewer may see, as lists paged by key. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class FeedbackList {

    private static final RowMapper<FeedbackItem> ITEM = DataClassRowMapper.newInstance(FeedbackItem.class);

    private static final String SELECT = """
            select f.id, c.customer_no, c.name as customer_name, f.received_at, f.channel, f.kind, f.category, f.severity,
                   f.text, f.status, f.resolution, f.resolved_at, r.display_name as resolved_by,
                   coalesce(f.author, a.display_name) as recorded_by
            from feedback f
            join customer c on c.id = f.customer_id
            left join app_user a on a.id = f.recorded_by
            left join app_user r on r.id = f.resolved_by
            where %s""";

    private static final String GRAVEST =
            " order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], f.severity), f.received_at, f.id";

    private final JdbcClient jdbc;

    /** Conditions with the values of their parameters. */
    private record Where(List<String> conditions, Map<String, Object> parameters) {

        static Where of(Viewer viewer, FeedbackFilter filter) {
            Visibility visibility = Visibility.of(viewer);
            Where where = new Where(new ArrayList<>(), new HashMap<>(visibility.parameters()));
            where.conditions.add(visibility.predicate());
            where.equal("f.status", "status", filter.status());
            where.equal("f.kind", "kind", filter.kind());
            where.equal("f.severity", "severity", filter.severity());
            where.equal("c.customer_no", "customerNo", filter.customerNo());
            if (filter.unresolved()) {
                where.conditions.add("f.status <> 'RESOLVED'");
            }
            return where;
        }

        void equal(String column, String parameter, @Nullable Object value) {
            if (value != null) {
                conditions.add(column + " = :" + parameter);
                parameters.put(parameter, value.toString());
            }
        }

        String sql() {
            return String.join(" and ", conditions);
        }
    }

    /**
     * One page, the latest first.
     *
     * @param cursor where to go on, from the page before; null for the first page
     * @throws InvalidInput for a cursor that is none
     */
    public Page<FeedbackItem> list(Viewer viewer, FeedbackFilter filter, @Nullable String cursor, int size) {
        Where where = Where.of(viewer, filter);
        if (cursor != null) {
            behind(where, Cursor.decode(cursor, 2));
        }
        List<FeedbackItem> rows = jdbc.sql(
                        SELECT.formatted(where.sql()) + " order by f.received_at desc, f.id desc limit " + (size + 1))
                .params(where.parameters())
                .query(ITEM)
                .list();
        return Page.of(
                rows, size, last -> Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.receivedAt()), last.id()));
    }

    /** Those that wait longest, the gravest first. */
    public List<FeedbackItem> waiting(Viewer viewer, FeedbackFilter filter, int most) {
        Where where = Where.of(viewer, filter);
        return jdbc.sql(SELECT.formatted(where.sql()) + " and f.status <> 'RESOLVED'" + GRAVEST + " limit " + most)
                .params(where.parameters())
                .query(ITEM)
                .list();
    }

    /** How much feedback a filter finds. */
    public long count(Viewer viewer, FeedbackFilter filter) {
        Where where = Where.of(viewer, filter);
        return jdbc.sql("select count(*) from feedback f join customer c on c.id = f.customer_id where " + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    /** @throws NotFound when there is no such feedback, or the viewer may not see its customer */
    public FeedbackItem get(Viewer viewer, long id) {
        Where where = Where.of(viewer, FeedbackFilter.ALL);
        return jdbc.sql(SELECT.formatted(where.sql()) + " and f.id = :id")
                .params(where.parameters())
                .param("id", id)
                .query(ITEM)
                .optional()
                .orElseThrow(() -> new NotFound("feedback", id));
    }

    private static void behind(Where where, Cursor cursor) {
        try {
            Instant at = Instant.EPOCH.plus(Long.parseLong(cursor.part(0)), ChronoUnit.MICROS);
            where.parameters().put("at", at.atOffset(ZoneOffset.UTC));
            where.parameters().put("id", Long.parseLong(cursor.part(1)));
            where.conditions().add("(f.received_at, f.id) < (:at, :id)");
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }
}
