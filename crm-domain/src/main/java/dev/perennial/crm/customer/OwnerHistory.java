package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.sql.Types;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has looked after a customer. The database writes it, whatever way the owner changes. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class OwnerHistory {

    private final VisibleCustomers visible;
    private final JdbcClient jdbc;

    /**
     * One page of the changes of owner, the latest first.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    public Page<OwnerChange> of(Viewer viewer, String customerNo, @Nullable String cursor, int size) {
        long customer = visible.seen(viewer, customerNo).id();
        var rows = jdbc.sql("""
                        select h.id, f.display_name as from_user, t.display_name as to_user, h.changed_at,
                               b.display_name as changed_by, h.reason
                        from owner_change h
                        left join app_user f on f.id = h.from_user
                        left join app_user t on t.id = h.to_user
                        left join app_user b on b.id = h.changed_by
                        where h.customer_id = :customer and (cast(:before as bigint) is null or h.id < :before)
                        order by h.id desc limit :most""")
                .param("customer", customer)
                .param(
                        "before",
                        cursor == null ? null : Cursor.decode(cursor, 1).number(0),
                        Types.BIGINT)
                .param("most", size + 1)
                .query(new SimplePropertyRowMapper<>(OwnerChange.class))
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.id()));
    }
}
