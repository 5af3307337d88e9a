package dev.perennial.crm.duplicate;

import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds pairs of records that may be one customer.
 *
 * <p>Nobody is compared with everybody: only customers that share a key, such as a number or a name, meet, and a key that
 * more than a few share brings none together.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class DuplicateSearch {

    private final UnreadKeys unread;
    private final JdbcClient jdbc;
    private final Business business;

    /**
     * Looks at all customers.
     *
     * @return pairs that nobody has decided on
     */
    public long searchAll() {
        unread.read();
        jdbc.sql("set local work_mem = '128MB'").update();
        jdbc.sql("set local jit = off").update();
        jdbc.sql(SearchStatements.FOUND).update();
        jdbc.sql(SearchStatements.BY_KEY_OF_ALL).update();
        jdbc.sql(SearchStatements.SIMILAR).update();
        keep("true");
        return jdbc.sql("select count(*) from duplicate_pair where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    /**
     * Looks at some customers, within the transaction that wrote them; names a letter apart are left to the next
     * {@link #searchAll}.
     *
     * @param relation a relation of {@code customer_id}
     * @return pairs with one of them that nobody has decided on
     */
    public long searchAmong(String relation) {
        jdbc.sql(SearchStatements.FOUND).update();
        jdbc.sql(SearchStatements.BY_KEY.formatted(relation, SearchStatements.LARGEST_BLOCK))
                .update();
        String concerned =
                "(p.left_id in (select customer_id from %1$s) or p.right_id in (select customer_id from %1$s))"
                        .formatted(relation);
        keep(concerned + " and p.reasons <> '{SIMILAR_NAME}'");
        return jdbc.sql("select count(*) from duplicate_pair p where p.state = 'OPEN' and " + concerned)
                .query(Long.class)
                .single();
    }

    private void keep(String concerned) {
        jdbc.sql("analyze duplicate_found").update();
        jdbc.sql(SearchStatements.FORGET.formatted(concerned)).update();
        jdbc.sql(SearchStatements.KEEP)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("drop table duplicate_found").update();
    }
}
