package dev.perennial.crm.importing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What refers to a table, as the database itself tells. Found rather than listed, because a table forgotten in a list would
 * lose its rows when what they refer to is taken back.
 */
@Component
@RequiredArgsConstructor
class References {

    /** Reckoned from the rest, and no work of anybody. */
    private static final Set<String> DERIVED = Set.of(
            "purchase_day", "purchase_summary", "customer_score", "customer_score_live", "tier_change", "owner_change");

    private final JdbcClient jdbc;

    /** A column of a table that holds keys of another. */
    record Reference(String relation, String column) {}

    /** Apart from what is written together with it, and from what is reckoned. */
    List<Reference> to(Recorded table) {
        String[] left = Stream.concat(DERIVED.stream(), table.parts().stream().map(Recorded.Part::relation))
                .toArray(String[]::new);
        return jdbc.sql("""
                        select con.conrelid::regclass::text as relation, own.attname as name
                        from pg_constraint con
                        join pg_class referring on referring.oid = con.conrelid and not referring.relispartition
                        join pg_attribute own on own.attrelid = con.conrelid and own.attnum = con.conkey[1]
                        where con.contype = 'f' and con.confrelid = cast(:table as regclass)
                          and referring.relname <> all (:left)
                        order by 1, 2""")
                .param("table", table.relation())
                .param("left", left)
                .query((row, number) -> new Reference(row.getString("relation"), row.getString("name")))
                .list();
    }

    /** A condition on a row {@code r} of the table: something refers to it. */
    String condition(Recorded table) {
        List<Reference> references = to(table);
        return references.isEmpty()
                ? "false"
                : references.stream()
                        .map(each ->
                                "exists (select from %s x where x.%s = r.id)".formatted(each.relation(), each.column()))
                        .collect(Collectors.joining(" or "));
    }
}
