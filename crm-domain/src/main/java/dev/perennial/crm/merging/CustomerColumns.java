package dev.perennial.crm.merging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The columns of {@code customer} that hold facts, read from the database itself: a fact added to it is compared, chosen
 * and restored without a word here.
 */
@Component
@RequiredArgsConstructor
public class CustomerColumns {

    /** What a merge leaves as the survivor has it: its identity, where it came from, who looks after it and what is kept by the
     * database itself. */
    static final Set<String> KEPT = Set.of(
            "id",
            "customer_no",
            "owner_id",
            "team_id",
            "import_id",
            "facts_confirmed_at",
            "related_facts",
            "created_at",
            "updated_at",
            "version");

    /** What is derived from the name begins like this, and goes where the name goes. */
    private static final String OF_NAME = "name_";

    /** Columns that mean nothing without another. */
    private static final Map<String, String> TOGETHER = Map.of("lunar_day", "lunar_month");

    private static final Pattern HUMP = Pattern.compile("_(\\p{Lower})");

    private final JdbcClient jdbc;

    /** How two values of a column become one. */
    enum Kind {
        /** One of the two stands. */
        VALUE,
        /** The elements of both. */
        LIST,
        /** The entries of both; of the survivor's where both have one. */
        ENTRIES
    }

    record Column(String name, Kind kind) {

        /** Its name outside the database. */
        String field() {
            return HUMP.matcher(name).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT));
        }

        /** The column whose choice decides for this one. */
        String decidedBy() {
            return name.startsWith(OF_NAME) ? "name" : TOGETHER.getOrDefault(name, name);
        }
    }

    List<Column> facts() {
        return jdbc.sql("""
                        select a.attname, t.typcategory = 'A' as list, t.typname = 'jsonb' as entries
                        from pg_attribute a join pg_type t on t.oid = a.atttypid
                        where a.attrelid = 'customer'::regclass and a.attnum > 0 and not a.attisdropped
                          and a.attgenerated = '' and a.attname <> all (:kept)
                        order by a.attnum""")
                .param("kept", KEPT.toArray(String[]::new))
                .query((row, number) -> new Column(
                        row.getString("attname"),
                        kind(row.getString("attname"), row.getBoolean("list"), row.getBoolean("entries"))))
                .list();
    }

    /** The facts of which a merge chooses one of two, by their names outside the database. */
    public List<String> choices() {
        return choosable().stream().map(Column::field).toList();
    }

    List<Column> choosable() {
        return facts().stream()
                .filter(column ->
                        column.kind() == Kind.VALUE && column.decidedBy().equals(column.name()))
                .toList();
    }

    private static Kind kind(String name, boolean list, boolean entries) {
        if (list && !name.startsWith(OF_NAME)) {
            return Kind.LIST;
        }
        return entries ? Kind.ENTRIES : Kind.VALUE;
    }
}
