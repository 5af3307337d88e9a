-- How much of what we want to know of a customer is known, and when somebody last said that it is right.

alter table customer
    add column facts_confirmed_at timestamptz,
    add column related_facts integer not null default 0;
comment on column customer.facts_confirmed_at is 'when a person last wrote or confirmed the facts; null: nobody since the customer was taken up';
comment on column customer.related_facts is 'the part of known_facts that other tables tell; kept by triggers';

-- One bit for each fact of profile.ProfileFact, so that other weights need no customer written anew: whichever share a
-- combination makes, there are only as many of them as facts were combined.
alter table customer add column known_facts integer not null generated always as (
    related_facts
    | case when type = 'COMPANY' then 1 else 0 end
    | case when region is not null then 32 else 0 end
    | case when industry is not null then 64 else 0 end
    | case when occupation is not null then 128 else 0 end
    | case when birth_date is not null or lunar_month is not null then 256 else 0 end
    | case when preferred_channel is not null then 512 else 0 end
    | case when cardinality(contact_times) > 0 then 1024 else 0 end
    | case when source_channel is not null or source is not null then 2048 else 0 end
    | case when lifestyle is not null or preferences is not null or focus is not null or buying_habits is not null
               or bargaining_power is not null then 4096 else 0 end
    | case when currency is not null or payment_terms is not null or preferential_terms is not null then 8192 else 0 end
    | case when attitude is not null or capability is not null or credit is not null or relations is not null
           then 16384 else 0 end) stored;
comment on column customer.known_facts is 'bits of profile.ProfileFact; the lowest: a company';
create index customer_known_facts on customer (known_facts);
create index customer_facts_age on customer (coalesce(facts_confirmed_at, created_at));

create function contact_fact(kind text) returns integer language sql immutable
return case kind when 'PHONE' then 2 when 'EMAIL' then 4 when 'ADDRESS' then 8 else 0 end;

-- What is added can only make more known: nothing else needs to be read. Of rows already in the book, few change.
create function relate_added_contacts() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update customer c
    set related_facts = c.related_facts | t.facts
    from (select customer_id, bit_or(contact_fact(kind)) as facts from touched group by customer_id) t
    where c.id = t.customer_id and c.related_facts | t.facts <> c.related_facts;
    return null;
end;
$$;

create function relate_added_persons() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update customer c
    set related_facts = c.related_facts | 16
    from (select distinct customer_id from touched) t
    where c.id = t.customer_id and c.related_facts & 16 = 0;
    return null;
end;
$$;

create function relate_facts() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update customer c
    set related_facts = t.facts
    from (select d.customer_id,
                 (select coalesce(bit_or(contact_fact(k.kind)), 0) from customer_contact k where k.customer_id = d.customer_id)
                 | (select count(*)::integer * 16
                    from (select from contact_person p where p.customer_id = d.customer_id limit 1) one) as facts
          from (select distinct customer_id from touched) d) t
    where c.id = t.customer_id and c.related_facts <> t.facts;
    return null;
end;
$$;

create trigger customer_contact_added after insert on customer_contact
referencing new table as touched for each statement execute function relate_added_contacts();
create trigger customer_contact_changed after update on customer_contact
referencing new table as touched for each statement execute function relate_facts();
create trigger customer_contact_moved after update on customer_contact
referencing old table as touched for each statement execute function relate_facts();
create trigger customer_contact_removed after delete on customer_contact
referencing old table as touched for each statement execute function relate_facts();
create trigger contact_person_added after insert on contact_person
referencing new table as touched for each statement execute function relate_added_persons();
create trigger contact_person_changed after update on contact_person
referencing new table as touched for each statement execute function relate_facts();
create trigger contact_person_moved after update on contact_person
referencing old table as touched for each statement execute function relate_facts();
create trigger contact_person_removed after delete on contact_person
referencing old table as touched for each statement execute function relate_facts();

update customer c
set related_facts = r.facts
from (select customer_id, bit_or(fact) as facts
      from (select customer_id, contact_fact(kind) as fact from customer_contact
            union all
            select customer_id, 16 from contact_person) each_fact
      group by customer_id) r
where c.id = r.customer_id;

create table profile_rules (
    only_one       boolean primary key default true check (only_one),
    person_weights  jsonb not null,
    company_weights jsonb not null,
    stale_days     integer not null check (stale_days > 0),
    updated_at     timestamptz not null default now(),
    updated_by     text not null
);
comment on table profile_rules is 'fact to how much it counts towards a complete profile; one that is not named does not count';
comment on column profile_rules.stale_days is 'days after which facts that nobody confirmed are to be looked at again';
insert into profile_rules (person_weights, company_weights, stale_days, updated_by) values (
    '{"PHONE": 3, "EMAIL": 2, "ADDRESS": 1, "REGION": 2, "OCCUPATION": 2, "BIRTHDAY": 2, "PREFERRED_CHANNEL": 2,
      "CONTACT_TIMES": 1, "SOURCE": 1, "HABITS": 2, "ASSESSMENT": 1}',
    '{"PHONE": 3, "EMAIL": 2, "ADDRESS": 2, "CONTACT_PERSON": 3, "REGION": 2, "INDUSTRY": 3, "PREFERRED_CHANNEL": 2,
      "CONTACT_TIMES": 1, "SOURCE": 1, "HABITS": 1, "TERMS": 2, "ASSESSMENT": 2}',
    365, 'system');
