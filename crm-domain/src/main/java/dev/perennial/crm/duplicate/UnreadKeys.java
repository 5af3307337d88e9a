package dev.perennial.crm.duplicate;

import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.customer.Spelling;
import java.util.List;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at names and numbers that came without their keys: from before there were any, or by a bulk that writes none. */
@Component
@RequiredArgsConstructor
class UnreadKeys {

    private static final int AT_ONCE = 5000;

    private final PhoneNumbers phoneNumbers;
    private final JdbcClient jdbc;

    private record Unread(long id, String text) {}

    void read() {
        fill(
                "select id, name from customer where name_key is null order by id limit ?",
                "update customer set name_key = t.key from %s where customer.id = t.id",
                Spelling::key);
        fill(
                "select id, value from customer_contact where normalised is null and kind = 'PHONE' order by id limit ?",
                "update customer_contact set normalised = t.key from %s where customer_contact.id = t.id",
                phoneNumbers::normalised);
    }

    private void fill(String select, String update, UnaryOperator<String> key) {
        List<Unread> unread;
        do {
            unread = jdbc.sql(select)
                    .param(AT_ONCE)
                    .query((row, number) -> new Unread(row.getLong(1), row.getString(2)))
                    .list();
            jdbc.sql(update.formatted("unnest(cast(:ids as bigint[]), cast(:keys as text[])) as t (id, key)"))
                    .param("ids", unread.stream().map(Unread::id).toArray(Long[]::new))
                    .param("keys", unread.stream().map(Unread::text).map(key).toArray(String[]::new))
                    .update();
        } while (unread.size() == AT_ONCE);
    }
}
