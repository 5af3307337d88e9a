-- What tells that two records may be one customer, and what people said of it.

alter table customer_contact add column normalised text;
comment on column customer_contact.normalised is 'a phone number as E.164, a mail in lower case; empty when the number cannot be verified; null until looked at, and for addresses';
create index customer_contact_normalised on customer_contact (normalised) where normalised <> '';
update customer_contact set normalised = lower(value) where kind = 'EMAIL';

alter table customer add column name_key text;
comment on column customer.name_key is 'the name without legal form, spaces, signs and case; null until looked at';
create index customer_name_key on customer (name_key) where name_key <> '';
create index customer_without_name_key on customer (id) where name_key is null;
create index customer_contact_not_looked_at on customer_contact (id) where normalised is null and kind = 'PHONE';

-- Two customers with the same row here have something in common that two customers rarely have.
create view duplicate_key as
    select k.customer_id, k.kind as reason, k.normalised as key, '' as further
    from customer_contact k
    where k.normalised <> '' and k.kind in ('PHONE', 'EMAIL')
    union all
    select c.id, 'COMPANY_NAME', c.name_key, ''
    from customer c
    where c.name_key <> '' and c.type = 'COMPANY'
    union all
    select c.id, 'NAME_BIRTH', c.name_key, c.birth_date::text
    from customer c
    where c.name_key <> '' and c.type = 'PERSON' and c.birth_date is not null
    union all
    select c.id, 'NAME_REGION', c.name_key, c.region
    from customer c
    where c.name_key <> '' and c.type = 'PERSON' and c.region is not null;

create table duplicate_pair (
    left_id    bigint not null,
    right_id   bigint not null,
    score      integer not null check (score between 1 and 100),
    reasons    text[] not null,
    state      text not null default 'OPEN' check (state in ('OPEN', 'NOT_DUPLICATE')),
    found_at   timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    primary key (left_id, right_id),
    check (left_id < right_id),
    check ((state = 'OPEN') = (decided_at is null))
);
comment on table duplicate_pair is 'no reference to customer: a pair of which one is merged away is there again after a split; meanwhile no join finds it';
create index duplicate_pair_open on duplicate_pair (score desc, left_id, right_id) where state = 'OPEN';
create index on duplicate_pair (right_id);
