package dev.perennial.crm.interaction;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notes of customers: those that are kept in sight, and setting right what one wrote. */
@Service
@RequiredArgsConstructor
@Transactional
public class Notes {

    private static final RowMapper<Note> NOTE = DataClassRowMapper.newInstance(Note.class);
    private static final String SELECT = """
            select i.id, coalesce(i.body, i.subject) as text, i.occurred_at, coalesce(i.author, u.display_name) as author,
                   i.user_id as author_id, i.pinned, i.edited_at, i.version
            from interaction i left join app_user u on u.id = i.user_id
            where i.customer_id = :customer and i.channel = 'NOTE'""";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final ChangeLog changes;
    private final Business business;

    /**
     * The pinned notes of a customer, and then the latest.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    @Transactional(readOnly = true)
    public List<Note> inSight(Viewer viewer, String customerNo, int most) {
        return jdbc.sql(SELECT + " order by i.pinned desc, i.occurred_at desc, i.id desc limit " + most)
                .param("customer", customers.idOf(viewer, customerNo))
                .query(NOTE)
                .list();
    }

    /**
     * Keeps a note at the top, or no longer.
     *
     * @throws NotFound when the customer has no such note, or the viewer may not see the customer
     */
    public void pin(Viewer viewer, String customerNo, long id, boolean pinned) {
        get(viewer, customerNo, id);
        jdbc.sql("update interaction set pinned = ? where id = ?")
                .params(pinned, id)
                .update();
    }

    /**
     * Sets right what one wrote oneself.
     *
     * @param version the version the change starts from
     * @throws NotFound     when the customer has no such note, or the viewer may not see the customer
     * @throws Forbidden    when somebody else wrote it
     * @throws InvalidInput when nothing is left of it, or too much
     * @throws Conflict     when it was changed since
     */
    public void edit(Viewer viewer, String customerNo, long id, long version, String text) {
        Note note = get(viewer, customerNo, id);
        if (!Objects.equals(note.authorId(), viewer.userId())) {
            throw new Forbidden("Only its author changes a note");
        }
        String said = text.strip();
        if (said.isEmpty() || said.length() > Talk.LONGEST_BODY) {
            throw InvalidInput.of("text", "customer.error.note.length", Talk.LONGEST_BODY);
        }
        int changed = jdbc.sql("""
                        update interaction set body = :text, subject = null, edited_at = :now, version = version + 1
                        where id = :id and version = :version""")
                .param("text", said)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw Conflict.of("error.conflict.detail");
        }
        changes.record(
                viewer.username(), "note", String.valueOf(id), "edited", Map.of("text", List.of(note.text(), said)));
    }

    private Note get(Viewer viewer, String customerNo, long id) {
        return jdbc.sql(SELECT + " and i.id = :id")
                .param("customer", customers.idOf(viewer, customerNo))
                .param("id", id)
                .query(NOTE)
                .optional()
                .orElseThrow(() -> new NotFound("note", id));
    }
}
