package dev.perennial.crm.importing;

import dev.perennial.crm.customer.NameTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes customers of whom only a number is known, because somebody ordered under it. Nobody owns them yet. */
@Component
@RequiredArgsConstructor
class MissingCustomers {

    private static final int ROWS_AT_ONCE = 5000;

    private final JdbcClient jdbc;

    /** @param table a table with a column {@code customer_no}, each number once */
    void addFor(String table, Trace trace) {
        trace.begin(Recorded.CUSTOMER);
        trace.made(Recorded.CUSTOMER, add(table, trace));
    }

    private long add(String table, Trace trace) {
        long[] added = {0};
        try (Stream<String> numbers = jdbc
                .sql("""
                        select customer_no from %s r
                        where not exists (select from customer c where c.customer_no = r.customer_no)
                        order by customer_no""".formatted(table))
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, number) -> row.getString(1))
                .stream()) {
            List<String> batch = new ArrayList<>();
            numbers.forEach(number -> {
                batch.add(number);
                if (batch.size() == ROWS_AT_ONCE) {
                    added[0] += add(batch, trace);
                }
            });
            return added[0] + add(batch, trace);
        }
    }

    private long add(List<String> numbers, Trace trace) {
        long added = jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, import_id, created_at, updated_at)
                        select t.customer_no, t.customer_no, string_to_array(t.tokens, ' '), 'PERSON', :import, :now, :now
                        from unnest(cast(:numbers as text[]), cast(:tokens as text[])) as t (customer_no, tokens)
                        on conflict do nothing""")
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "tokens",
                        numbers.stream()
                                .map(number -> String.join(" ", NameTokens.of(number)))
                                .toArray(String[]::new))
                .param("import", trace.importId())
                .param("now", trace.now())
                .update();
        numbers.clear();
        return added;
    }
}
