package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What somebody was told of the customers they took over, as a list to work off. */
@Service
@RequiredArgsConstructor
@Transactional
public class Digests {

    private static final String SELECT = """
            select d.id, c.customer_no, c.name as customer_name, f.display_name as from_name, h.made_at, h.note, d.weight,
                   d.read_at, d.story
            from handover_digest d
            join handover h on h.id = d.handover_id
            join app_user f on f.id = h.from_user
            join customer c on c.id = d.customer_id
            """;

    /** Days for which what was read still counts as done. */
    private static final int LATELY_DAYS = 60;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;

    /**
     * How far somebody is.
     *
     * @param all  customers handed over to them lately or not read of yet
     * @param read those of them whose digest they have read
     */
    public record Progress(long all, long read) {

        public long unread() {
            return all - read;
        }
    }

    @Transactional(readOnly = true)
    public Progress progress(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) as all, count(d.read_at) as read
                        from handover_digest d
                        where d.to_user = :reader and (d.read_at is null or d.read_at > :lately)""")
                .param("reader", viewer.userId())
                .param(
                        "lately",
                        business.startOf(business.today().minusDays(LATELY_DAYS))
                                .atOffset(ZoneOffset.UTC))
                .query(new SimplePropertyRowMapper<>(Progress.class))
                .single();
    }

    /** One page of what the viewer has not read yet, the customers worth most first. */
    @Transactional(readOnly = true)
    public Page<Digest> unread(Viewer viewer, @Nullable String cursor, int size) {
        Visibility visibility = Visibility.of(viewer);
        Cursor from = cursor == null ? null : Cursor.decode(cursor, 2);
        List<Digest> rows = jdbc.sql(SELECT + """
                        where d.to_user = :reader and d.read_at is null and %s
                          and (cast(:weight as numeric) is null or (-d.weight, d.id) > (-:weight, :id))
                        order by d.weight desc, d.id limit :most""".formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("reader", viewer.userId())
                .param("weight", from == null ? null : amount(from), Types.NUMERIC)
                .param("id", from == null ? null : from.number(1), Types.BIGINT)
                .param("most", size + 1)
                .query(this::digest)
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.weight(), last.id()));
    }

    /** The latest digest of a customer that nobody has read yet; for everybody who sees the customer. */
    @Transactional(readOnly = true)
    public Optional<Digest> unreadOf(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql(SELECT + """
                        where c.customer_no = :number and d.read_at is null and d.to_user = c.owner_id and %s
                        order by d.id desc limit 1""".formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("number", customerNo)
                .query(this::digest)
                .optional();
    }

    /**
     * Notes that the viewer has read one; a second time changes nothing.
     *
     * @throws NotFound when it is none of theirs
     */
    public void read(Viewer viewer, long id) {
        int found = jdbc.sql(
                        "update handover_digest set read_at = coalesce(read_at, :now) where id = :id and to_user = :by")
                .param("id", id)
                .param("by", viewer.userId())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
        if (found == 0) {
            throw new NotFound("handover digest", id);
        }
    }

    private static BigDecimal amount(Cursor from) {
        try {
            return new BigDecimal(from.part(0));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private Digest digest(ResultSet row, int number) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new Digest(
                row.getLong("id"),
                row.getString("customer_no"),
                row.getString("customer_name"),
                row.getString("from_name"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("note"),
                row.getBigDecimal("weight"),
                read == null ? null : read.toInstant(),
                json.readValue(row.getString("story"), Story.class));
    }
}
