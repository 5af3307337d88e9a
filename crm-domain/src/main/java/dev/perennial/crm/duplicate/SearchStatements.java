package dev.perennial.crm.duplicate;

/** The statements of {@link DuplicateSearch}. */
final class SearchStatements {

    /** More customers than this with one thing in common are no duplicates: a switchboard, or a name like 张伟. */
    static final int LARGEST_BLOCK = 20;

    static final String FOUND = """
            create temporary table duplicate_found (left_id bigint, right_id bigint, reason text) on commit drop""";

    /** {@code %s} is a relation of {@code customer_id}: pairs with at least one of these. */
    static final String BY_KEY = """
            insert into duplicate_found
            with touched as materialized (select customer_id from %1$s),
            wanted as materialized (
                select distinct d.reason, d.key, d.further
                from touched t join duplicate_key d on d.customer_id = t.customer_id
            ),
            member as materialized (
                select distinct d.reason, d.key, d.further, d.customer_id
                from wanted w
                join duplicate_key d on d.key = w.key and d.reason = w.reason and d.further = w.further
            ),
            block as (
                select reason, key, further from member group by reason, key, further having count(*) between 2 and %2$d
            )
            select a.customer_id, b.customer_id, a.reason
            from block k
            join member a on a.reason = k.reason and a.key = k.key and a.further = k.further
            join member b on b.reason = k.reason and b.key = k.key and b.further = k.further
            where a.customer_id < b.customer_id
              and (a.customer_id in (select customer_id from touched) or b.customer_id in (select customer_id from touched))""";

    /** As {@link #BY_KEY} for everybody: each key is read once. */
    static final String BY_KEY_OF_ALL = """
            insert into duplicate_found
            with member as materialized (select distinct reason, key, further, customer_id from duplicate_key),
            block as materialized (
                select reason, key, further, array_agg(customer_id) as customers
                from member group by reason, key, further having count(*) between 2 and %d
            )
            select a, b, k.reason from block k, unnest(k.customers) a, unnest(k.customers) b where a < b""".formatted(LARGEST_BLOCK);

    /**
     * Two names a letter apart are the same once one letter is left out of either; so each name is filed under itself and
     * under every such rest, and only names filed alike are compared.
     */
    static final String SIMILAR = """
            insert into duplicate_found
            with variant as materialized (
                select distinct c.id, c.region, v.rest
                from customer c
                cross join lateral (
                    select c.name_key as rest
                    union
                    select substr(c.name_key, 1, n - 1) || substr(c.name_key, n + 1)
                    from generate_series(1, length(c.name_key)) n
                ) v
                where c.type = 'COMPANY' and c.region is not null and length(c.name_key) between 4 and 40
            ),
            block as materialized (
                select array_agg(id) as customers from variant
                group by region, rest having count(*) between 2 and %d
            )
            select distinct a.id, b.id, 'SIMILAR_NAME'
            from block k, unnest(k.customers) as x (id), unnest(k.customers) as y (id), customer a, customer b
            where x.id < y.id and a.id = x.id and b.id = y.id and a.name_key <> b.name_key""".formatted(LARGEST_BLOCK);

    private static final String SCORED = """
            select f.left_id, f.right_id, least(100, sum(w.weight))::integer as score,
                   array_agg(f.reason order by w.weight desc, f.reason) as reasons
            from (select distinct left_id, right_id, reason from duplicate_found) f
            join (values %s) as w (reason, weight) on w.reason = f.reason
            join customer l on l.id = f.left_id
            join customer r on r.id = f.right_id
            where f.reason <> 'NAME_REGION' or l.birth_date is null or r.birth_date is null or l.birth_date = r.birth_date
            group by f.left_id, f.right_id""".formatted(Likeness.weights());

    /** What somebody decided stays decided. */
    static final String KEEP = """
            insert into duplicate_pair as p (left_id, right_id, score, reasons, found_at)
            select left_id, right_id, score, reasons, :now from (%s) scored
            on conflict (left_id, right_id) do update set score = excluded.score, reasons = excluded.reasons
            where p.state = 'OPEN' and (p.score, p.reasons) is distinct from (excluded.score, excluded.reasons)""".formatted(SCORED);

    /** Pairs whose likeness is gone. {@code %s} narrows them. */
    static final String FORGET = """
            delete from duplicate_pair p
            where p.state = 'OPEN' and %s
              and not exists (select from duplicate_found f where f.left_id = p.left_id and f.right_id = p.right_id)""";

    /** The customers who have something in common with one who is not on record yet. */
    static final String CANDIDATES = """
            select c.customer_no, c.name, c.region, s.orders, o.display_name as owner_name, m.name as team_name,
                   array(select x.value from customer_contact x where x.customer_id = c.id order by x.position, x.id)
                       as contacts,
                   k.score, k.reasons, (%1$s) as seen
            from (
                select customer_id, least(100, sum(weight))::integer as score, array_agg(reason order by weight desc) as reasons
                from (
                    select distinct d.customer_id, d.reason, v.weight
                    from unnest(cast(:reasons as text[]), cast(:keys as text[]), cast(:further as text[]))
                        as w (reason, key, further)
                    join duplicate_key d on d.key = w.key and d.reason = w.reason and d.further = w.further
                    join (values %2$s) as v (reason, weight) on v.reason = d.reason
                ) common
                group by customer_id
            ) k
            join customer c on c.id = k.customer_id
            left join app_user o on o.id = c.owner_id
            left join team m on m.id = c.team_id
            left join purchase_summary s on s.customer_id = c.id
            where not ('NAME_REGION' = all (k.reasons)
                and c.birth_date is not null and c.birth_date <> cast(:birthDate as date))
            order by k.score desc, c.id
            limit :limit""";

    private SearchStatements() {}
}
