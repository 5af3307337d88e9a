package dev.perennial.crm.duplicate;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of pairs that may be one customer each, for people to decide on.
 *
 * <p>A pair is shown to whoever may see one of the two; of the other, if they may not see it, they learn only who looks
 * after it. Deciding takes seeing both.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Duplicates {

    private static final String SIDE = """
            %1$s.customer_no as %1$s_customer_no, %1$s.name as %1$s_name, %1$s.region as %1$s_region,
            (select s.orders from purchase_summary s where s.customer_id = %1$s.id) as %1$s_orders,
            array(select k.value from customer_contact k where k.customer_id = %1$s.id order by k.position, k.id)
                as %1$s_contacts,
            (select u.display_name from app_user u where u.id = %1$s.owner_id) as %1$s_owner_name,
            (select m.name from team m where m.id = %1$s.team_id) as %1$s_team_name""";

    private static final String SEEN = "exists (select from customer c where c.id = p.%s_id and %s)";

    private static final String PAIRS = """
            select q.*, %s, %s
            from (
                select p.*, %s as left_seen, %s as right_seen
                from duplicate_pair p
                where p.state = 'OPEN'
            ) q
            join customer l on l.id = q.left_id
            join customer r on r.id = q.right_id
            where (q.left_seen or q.right_seen)%s
            order by q.score desc, q.left_id, q.right_id
            limit :limit""";

    private final JdbcClient jdbc;
    private final Business business;
    private final ChangeLog changes;

    /** Pairs that nobody has decided on, the likeliest first. */
    @Transactional(readOnly = true)
    public Page<DuplicatePair> list(Viewer viewer, @Nullable String cursor, int size) {
        Visibility visibility = Visibility.of(viewer);
        String beyond = cursor == null
                ? ""
                : " and (-q.score, q.left_id, q.right_id) > (cast(:score as int), cast(:left as bigint), cast(:right as bigint))";
        String sql = PAIRS.formatted(
                SIDE.formatted("l"),
                SIDE.formatted("r"),
                SEEN.formatted("left", visibility.predicate()),
                SEEN.formatted("right", visibility.predicate()),
                beyond);
        List<DuplicatePair> rows = jdbc.sql(sql)
                .params(visibility.parameters())
                .params(cursor == null ? Map.of() : after(Cursor.decode(cursor, 3)))
                .param("limit", size + 1)
                .query((row, number) -> pair(row))
                .list();
        return Page.of(rows, size, last -> Cursor.of(-last.score(), last.leftId(), last.rightId()));
    }

    /**
     * Remembers for good that two records are two customers.
     *
     * @throws NotFound when the viewer may not see both
     */
    public void dismiss(Viewer viewer, String oneNo, String otherNo) {
        List<Long> ids = Stream.of(oneNo, otherNo)
                .map(number -> idOf(viewer, number))
                .sorted()
                .toList();
        if (ids.getFirst().equals(ids.getLast())) {
            throw InvalidInput.of("other", "merging.error.self", oneNo);
        }
        jdbc.sql("""
                        insert into duplicate_pair as p (left_id, right_id, score, reasons, state, found_at, decided_at, decided_by)
                        values (:left, :right, 1, '{}', 'NOT_DUPLICATE', :now, :now, :username)
                        on conflict (left_id, right_id) do update
                        set state = 'NOT_DUPLICATE', decided_at = :now, decided_by = :username""")
                .param("left", ids.getFirst())
                .param("right", ids.getLast())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("username", viewer.username())
                .update();
        changes.record(viewer.username(), "customer", oneNo, "not a duplicate", Map.of("of", otherNo));
    }

    private long idOf(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select c.id from customer c where c.id = customer_numbered(:customerNo) and "
                        + visibility.predicate())
                .param("customerNo", customerNo)
                .params(visibility.parameters())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("customer", customerNo));
    }

    private static Map<String, Object> after(Cursor cursor) {
        try {
            return Map.of(
                    "score", Long.valueOf(cursor.part(0)),
                    "left", Long.valueOf(cursor.part(1)),
                    "right", Long.valueOf(cursor.part(2)));
        } catch (NumberFormatException unreadable) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private static DuplicatePair pair(ResultSet row) throws SQLException {
        return new DuplicatePair(
                row.getLong("left_id"),
                row.getLong("right_id"),
                Suspects.read(row, "l_", row.getBoolean("left_seen")),
                Suspects.read(row, "r_", row.getBoolean("right_seen")),
                row.getInt("score"),
                Suspects.reasons(row));
    }
}
