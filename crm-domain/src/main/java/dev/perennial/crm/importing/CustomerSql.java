package dev.perennial.crm.importing;

/** The statements by which staged rows become customers. An empty field says nothing: what is known stays. */
final class CustomerSql {

    static final String LINES = """
            create temporary table import_line (
                line bigint, customer_no text, name text, name_tokens text, name_key text, type text, gender text,
                birth_date date, phone text, phone_key text, email text, region text, industry text, source text,
                owner_id bigint, joined_on date, tags text, preferred_channel text, details jsonb
            ) on commit drop""";

    /** Numbers from before a merge lead to the customer of today. */
    static final String RENUMBER = """
            update import_line l set customer_no = c.customer_no
            from customer_alias a join customer c on c.id = a.customer_id
            where l.customer_no = a.customer_no""";

    /** Ways to reach a customer that are not on record yet. */
    static final String CONTACTS = """
            create temporary table import_contact on commit drop as
            select l.customer_no, v.kind, v.value, v.normalised
            from import_line l
            cross join lateral (
                values ('PHONE', l.phone, l.phone_key), ('EMAIL', l.email, lower(l.email))) as v (kind, value, normalised)
            where v.value is not null
              and not exists (
                  select from customer c join customer_contact k on k.customer_id = c.id
                  where c.customer_no = l.customer_no and k.kind = v.kind
                    and (k.value = v.value or k.normalised <> '' and k.normalised = v.normalised))""";

    /** Whoever edits one of these customers waits, so that no edit is overwritten by what was read before it. */
    static final String LOCK = """
            select from customer where customer_no in (select customer_no from import_line)
            order by id for no key update""";

    /** The customers on record of whom the file says something new, as they are to be. */
    static final String CHANGED = """
            create temporary table import_changed on commit drop as
            select n.*
            from (
                select k.id, coalesce(l.name, k.name) as name,
                       case when l.name is null then k.name_tokens else string_to_array(l.name_tokens, ' ') end as name_tokens,
                       case when l.name is null then k.name_key else l.name_key end as name_key,
                       coalesce(l.type, k.type) as type, coalesce(l.gender, k.gender) as gender,
                       coalesce(l.birth_date, k.birth_date) as birth_date, coalesce(l.region, k.region) as region,
                       coalesce(l.industry, k.industry) as industry, coalesce(l.source, k.source) as source,
                       coalesce(l.joined_on, k.joined_on) as joined_on,
                       coalesce(string_to_array(l.tags, ';'), k.tags) as tags,
                       coalesce(l.preferred_channel, k.preferred_channel) as preferred_channel,
                       coalesce(l.owner_id, k.owner_id) as owner_id,
                       case when l.owner_id is null or l.owner_id = k.owner_id then k.team_id else u.team_id end as team_id,
                       exists (select from import_contact x where x.customer_no = l.customer_no)
                           or exists (select from import_detail x where x.customer_no = l.customer_no) as supplemented
                from import_line l
                join customer k on k.customer_no = l.customer_no
                left join app_user u on u.id = l.owner_id
            ) n
            join customer c on c.id = n.id
            where n.supplemented
               or (c.name, c.name_tokens, c.type, c.gender, c.birth_date, c.region, c.industry, c.source, c.joined_on,
                      c.tags, c.preferred_channel, c.owner_id, c.team_id)
                  is distinct from
                      (n.name, n.name_tokens, n.type, n.gender, n.birth_date, n.region, n.industry, n.source, n.joined_on,
                       n.tags, n.preferred_channel, n.owner_id, n.team_id)""";

    static final String UPDATE = """
            update customer c
            set name = n.name, name_tokens = n.name_tokens, name_key = n.name_key, type = n.type, gender = n.gender,
                birth_date = n.birth_date,
                region = n.region, industry = n.industry, source = n.source, joined_on = n.joined_on, tags = n.tags,
                preferred_channel = n.preferred_channel, owner_id = n.owner_id, team_id = n.team_id, updated_at = :now,
                version = c.version + 1
            from import_changed n
            where c.id = n.id""";

    /** What the contacts will tell is written at once, so that no customer is written twice. */
    static final String INSERT = """
            insert into customer (customer_no, name, name_tokens, name_key, type, gender, birth_date, region, industry, source,
                joined_on, tags, preferred_channel, owner_id, team_id, import_id, related_facts, created_at, updated_at)
            select l.customer_no, coalesce(l.name, l.customer_no), string_to_array(l.name_tokens, ' '), l.name_key,
                   coalesce(l.type, 'PERSON'), l.gender, l.birth_date, l.region, l.industry, l.source, l.joined_on,
                   coalesce(string_to_array(l.tags, ';'), '{}'), l.preferred_channel, l.owner_id, u.team_id, :import,
                   case when l.phone is null then 0 else contact_fact('PHONE') end
                       | case when l.email is null then 0 else contact_fact('EMAIL') end,
                   :now, :now
            from import_line l
            left join app_user u on u.id = l.owner_id
            where not exists (select from customer c where c.customer_no = l.customer_no)
            order by l.line
            on conflict do nothing""";

    /** An owner is never a collaborator too. */
    static final String END_COLLABORATION = """
            delete from customer_collaborator cc
            using customer c, import_line l
            where c.customer_no = l.customer_no and cc.customer_id = c.id and cc.user_id = c.owner_id""";

    static final String INSERT_CONTACTS = """
            insert into customer_contact (customer_id, kind, value, normalised, last_four, position)
            select c.id, x.kind, x.value, x.normalised,
                   case when x.kind = 'PHONE' then substring(regexp_replace(x.value, '[^0-9]', '', 'g') from '.{4}$') end,
                   (select count(*) from customer_contact k where k.customer_id = c.id)
                       + row_number() over (partition by c.id order by x.kind desc) - 1
            from import_contact x
            join customer c on c.customer_no = x.customer_no""";

    static final String TAKEN_UP = """
            create temporary table import_taken_up on commit drop as
            select c.id as customer_id from import_line l join customer c on c.customer_no = l.customer_no""";

    private CustomerSql() {}
}
