package dev.perennial.crm.merging;

import static java.util.stream.Collectors.joining;

import dev.perennial.crm.merging.CustomerColumns.Column;
import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer's own row and contacts as JSON: taken, put onto another customer, and put back. */
@Component
@RequiredArgsConstructor
class Snapshots {

    /** Each element once, in the order of first the survivor's and then the absorbed customer's. */
    private static final String UNITED = """
            (select coalesce(array_agg(value order by place), '{}') from (
                select value, min(place) as place from (
                    select value, place from unnest(c.%1$s) with ordinality own (value, place)
                    union all
                    select value, place + 1000000 from unnest(x.%1$s) with ordinality further (value, place)) both_lists
                group by value) once)""";

    private static final String SAME_CONTACT =
            "k.kind = x.kind and (lower(k.value) = lower(x.value) or k.normalised <> '' and k.normalised = x.normalised)";

    /** Contacts without what storing them adds. */
    private static final String TOLD = """
            (select coalesce(jsonb_agg(e - 'id' - 'customer_id' order by (e ->> 'position')::int, (e ->> 'id')::bigint), '[]')
             from jsonb_array_elements(%s) e)""";

    private final CustomerColumns columns;
    private final Rows rows;
    private final JdbcClient jdbc;
    private final Business business;

    String take(long customer) {
        return jdbc.sql("""
                        select jsonb_build_object('customer', to_jsonb(c), 'contacts', coalesce((
                            select jsonb_agg(to_jsonb(k) order by k.position, k.id)
                            from customer_contact k where k.customer_id = c.id), '[]'))
                        from customer c where c.id = ?""").param(customer).query(String.class).single();
    }

    /**
     * Puts what is known of the absorbed customer onto the survivor.
     *
     * @param taken columns whose value is the absorbed customer's
     */
    void unite(long survivor, String absorbed, Set<String> taken) {
        List<Column> facts = columns.facts();
        String values = facts.stream().map(column -> united(column, taken)).collect(joining(", "));
        jdbc.sql("""
                        update customer c
                        set (%s) = (
                                select %s from jsonb_populate_record(null::customer, cast(:absorbed as jsonb) -> 'customer') x),
                            updated_at = :now, version = c.version + 1
                        where c.id = :survivor""".formatted(names(facts), values))
                .param("absorbed", absorbed)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("survivor", survivor)
                .update();
        uniteContacts(survivor, absorbed);
    }

    /** Puts the survivor's facts back as they were before, but for those that somebody has changed since. */
    void restore(long survivor, String before, String after) {
        List<Column> facts = columns.facts();
        String values = facts.stream().map(Snapshots::restored).collect(joining(", "));
        jdbc.sql("""
                        update customer c
                        set (%s) = (
                                select %s
                                from (select cast(:before as jsonb) -> 'customer' as then,
                                             cast(:after as jsonb) -> 'customer' as merged, to_jsonb(c) as now) s
                                cross join lateral jsonb_populate_record(null::customer, s.then) x),
                            updated_at = :now, version = c.version + 1
                        where c.id = :survivor""".formatted(names(facts), values))
                .param("before", before)
                .param("after", after)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("survivor", survivor)
                .update();
        if (hasContactsOf(survivor, after)) {
            jdbc.sql("delete from customer_contact where customer_id = ?")
                    .param(survivor)
                    .update();
            insertContacts(before);
        }
    }

    /** Makes a customer anew, under the key they had, in the team their owner is in by now. */
    void revive(long customer, String snapshot) {
        rows.insert(
                "customer",
                jdbc.sql("select cast(? as jsonb) -> 'customer'")
                        .param(snapshot)
                        .query(String.class)
                        .single());
        jdbc.sql("""
                        update customer c set team_id = u.team_id from app_user u
                        where c.id = ? and u.id = c.owner_id and c.team_id is distinct from u.team_id""").param(customer).update();
        insertContacts(snapshot);
    }

    private void insertContacts(String snapshot) {
        jdbc.sql("select e from jsonb_array_elements(cast(? as jsonb) -> 'contacts') e")
                .param(snapshot)
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(kept -> rows.insert("customer_contact", kept));
    }

    private void uniteContacts(long survivor, String absorbed) {
        List<String> further = jdbc.sql("""
                        select to_jsonb(x) - 'id' || jsonb_build_object('customer_id', :survivor, 'position',
                                   (select count(*) from customer_contact k where k.customer_id = :survivor)
                                       + row_number() over (order by x.position, x.id) - 1)
                        from jsonb_populate_recordset(null::customer_contact, cast(:absorbed as jsonb) -> 'contacts') x
                        where not exists (
                            select from customer_contact k where k.customer_id = :survivor and %s)
                        order by x.position, x.id""".formatted(SAME_CONTACT))
                .param("survivor", survivor)
                .param("absorbed", absorbed)
                .query((row, number) -> row.getString(1))
                .list();
        further.forEach(kept -> rows.insert("customer_contact", kept));
    }

    private boolean hasContactsOf(long customer, String snapshot) {
        return jdbc.sql("select %s = %s from (select cast(:now as jsonb) as now, cast(:kept as jsonb) as kept) s"
                        .formatted(TOLD.formatted("s.now -> 'contacts'"), TOLD.formatted("s.kept -> 'contacts'")))
                .param("now", take(customer))
                .param("kept", snapshot)
                .query(Boolean.class)
                .single();
    }

    private static String names(List<Column> facts) {
        return facts.stream().map(Column::name).collect(joining(", "));
    }

    private static String united(Column column, Set<String> taken) {
        String name = column.name();
        return switch (column.kind()) {
            case VALUE -> (taken.contains(column.decidedBy()) ? "x." : "c.") + name;
            case LIST -> UNITED.formatted(name);
            case ENTRIES -> "coalesce(x.%1$s || c.%1$s, c.%1$s, x.%1$s)".formatted(name);
        };
    }

    private static String restored(Column column) {
        return """
                case when jsonb_exists(s.then, '%1$s') and s.now -> '%2$s' is not distinct from s.merged -> '%2$s'
                     then x.%1$s else c.%1$s end""".formatted(column.name(), column.decidedBy());
    }
}
