package dev.perennial.crm.importing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements by which the details of staged rows reach their customers. */
final class DetailSql {

    /** Columns of the table that take the value a row has, with their types. */
    private static final List<String> COLUMNS = List.of(
            "occupation text",
            "postcode text",
            "lunar_month integer",
            "lunar_day integer",
            "source_channel text",
            "contact_times text[]",
            "lifestyle text",
            "preferences text",
            "focus text",
            "buying_habits text",
            "bargaining_power text",
            "currency text",
            "payment_terms text",
            "preferential_terms text",
            "attitude integer",
            "attitude_note text",
            "capability integer",
            "capability_note text",
            "credit integer",
            "credit_note text",
            "relations integer",
            "relations_note text");

    /** The details that are new or differ from what is on record, as they are to be. */
    static final String CHANGED = """
            create temporary table import_detail on commit drop as
            select n.*
            from (
                select l.customer_no, %s,
                       coalesce(k.custom, '{}') || coalesce(d.custom, '{}') as custom
                from import_line l
                cross join lateral jsonb_to_record(l.details) as d (%s, custom jsonb)
                left join customer k on k.customer_no = l.customer_no
                where l.details is not null
            ) n
            left join customer k on k.customer_no = n.customer_no
            where k.id is null or (%s, k.custom) is distinct from (%s, n.custom)""".formatted(
                    each(name -> "coalesce(d.%1$s, k.%1$s) as %1$s".formatted(name)),
                    String.join(", ", COLUMNS),
                    each(name -> "k." + name),
                    each(name -> "n." + name));

    static final String APPLY = """
            update customer c set %s, custom = n.custom
            from import_detail n where c.customer_no = n.customer_no""".formatted(each(name -> name.equals("contact_times")
            ? "contact_times = coalesce(n.contact_times, '{}')"
            : "%1$s = n.%1$s".formatted(name)));

    /** A person of a name that the customer does not have yet. */
    static final String INSERT_PERSONS = """
            insert into contact_person (customer_id, name, name_tokens, job_title, role, phone, last_four, normalised, email,
                wecom)
            select c.id, p.name, p.name_tokens, p.job_title, p.role, p.phone,
                   substring(regexp_replace(p.phone, '[^0-9]', '', 'g') from '.{4}$'), p.normalised, p.email, p.wecom
            from import_line l
            cross join lateral jsonb_to_record(l.details -> 'person')
                as p (name text, name_tokens text[], job_title text, role text, phone text, normalised text, email text,
                      wecom text)
            join customer c on c.customer_no = l.customer_no
            where l.details ->> 'person' is not null
              and not exists (select from contact_person x where x.customer_id = c.id and x.name = p.name)""";

    /** An account of a number that the customer does not have yet. */
    static final String INSERT_BANKS = """
            insert into customer_bank_account (customer_id, holder, bank, number, last_four)
            select c.id, b.holder, b.bank, b.number, right(b.number, 4)
            from import_line l
            cross join lateral jsonb_to_record(l.details -> 'bank') as b (holder text, bank text, number text)
            join customer c on c.customer_no = l.customer_no
            where l.details ->> 'bank' is not null
              and not exists (select from customer_bank_account x where x.customer_id = c.id and x.number = b.number)""";

    private DetailSql() {}

    private static String each(UnaryOperator<String> part) {
        return COLUMNS.stream()
                .map(column -> part.apply(column.substring(0, column.indexOf(' '))))
                .collect(Collectors.joining(", "));
    }
}
