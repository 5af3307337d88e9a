package dev.perennial.crm.merging;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables whose rows belong to a customer: all that refer to {@code customer}, as the database itself tells. Found rather
 * than listed, because a table forgotten in a list would lose its rows at a merge.
 */
@Component
@RequiredArgsConstructor
class OwnedTables {

    /** Tables with a customer's key whose rows stay where they are, and why. */
    static final Map<String, String> LEFT = Map.of(
            "customer_contact", "goes with the facts: united, and restored from the snapshot",
            "purchase_day", "derived: counted anew from the orders",
            "purchase_summary", "derived: counted anew from the orders",
            "customer_score", "immutable: a run says what it saw; shown only of customers that are there",
            "tier_change", "immutable: as the run that found it");

    private final JdbcClient jdbc;

    /**
     * A column by which rows of a table belong to a customer.
     *
     * @param key  the columns besides this one that name a row
     * @param once what a customer can have only once
     */
    record OwnedTable(String name, String column, List<String> key, boolean versioned, List<Once> once) {}

    /**
     * What a customer can have only once.
     *
     * @param columns   the values that two rows of one customer must not share
     * @param condition the rows that this is about; null for all
     */
    record Once(List<String> columns, @Nullable String condition) {}

    private record Index(
            String table, List<String> columns, @Nullable String condition) {}

    List<OwnedTable> all() {
        Map<String, List<Index>> indexes = uniqueIndexes().stream().collect(Collectors.groupingBy(Index::table));
        return jdbc.sql("""
                        select con.conrelid::regclass::text as name, own.attname as owner,
                               (select array_agg(a.attname::text order by a.attnum)
                                from pg_index i
                                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                                where i.indrelid = con.conrelid and i.indisprimary and a.attnum <> own.attnum) as key,
                               exists (
                                   select from pg_attribute v
                                   where v.attrelid = con.conrelid and v.attname = 'version' and not v.attisdropped)
                                   as versioned
                        from pg_constraint con
                        join pg_attribute own on own.attrelid = con.conrelid and own.attnum = con.conkey[1]
                        where con.contype = 'f' and con.confrelid = 'customer'::regclass
                          and con.conrelid::regclass::text <> all (:left)
                        order by 1, 2""")
                .param("left", LEFT.keySet().toArray(String[]::new))
                .query((row, number) -> {
                    String name = row.getString("name");
                    String owner = row.getString("owner");
                    return new OwnedTable(
                            name,
                            owner,
                            texts(row.getArray("key")),
                            row.getBoolean("versioned"),
                            once(owner, indexes.getOrDefault(name, List.of())));
                })
                .list();
    }

    private static List<Once> once(String owner, List<Index> indexes) {
        return indexes.stream()
                .filter(index -> index.columns().contains(owner))
                .map(index -> new Once(
                        index.columns().stream()
                                .filter(column -> !column.equals(owner))
                                .toList(),
                        index.condition()))
                .toList();
    }

    private List<Index> uniqueIndexes() {
        return jdbc.sql("""
                        select i.indrelid::regclass::text as name, pg_get_expr(i.indpred, i.indrelid) as condition,
                               array(
                                   select a.attname::text from pg_attribute a
                                   where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) as columns
                        from pg_index i
                        where i.indisunique
                          and exists (
                              select from pg_constraint con
                              where con.conrelid = i.indrelid and con.contype = 'f'
                                and con.confrelid = 'customer'::regclass)""")
                .query((row, number) ->
                        new Index(row.getString("name"), texts(row.getArray("columns")), row.getString("condition")))
                .list();
    }

    private static List<String> texts(java.sql.@Nullable Array array) throws java.sql.SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
