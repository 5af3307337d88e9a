-- Customers, how to reach them, and who looks after them.

create table customer (
    id                bigint generated always as identity primary key,
    customer_no       text not null unique,
    name              text not null,
    name_tokens       text[] not null,
    type              text not null check (type in ('PERSON', 'COMPANY')),
    gender            text check (gender in ('FEMALE', 'MALE', 'OTHER')),
    birth_date        date,
    region            text,
    industry          text,
    source            text,
    joined_on         date,
    preferred_channel text check (preferred_channel in ('PHONE', 'VISIT', 'EMAIL', 'CHAT', 'SMS', 'WECOM')),
    tags              text[] not null default '{}',
    owner_id          bigint references app_user (id),
    team_id           bigint references team (id),
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    version           bigint not null default 0
);
comment on column customer.team_id is 'team of the owner, kept by the assignment of an owner; null in the unassigned pool';
comment on column customer.name_tokens is 'pairs of Chinese characters and lower-cased words; searched as a tsvector, which answers prefixes too';
create index customer_no_prefix on customer (upper(customer_no) text_pattern_ops);
create index on customer (owner_id, id);
create index on customer (team_id);
create index on customer (name, id);
create index on customer (region);
create index customer_name_search on customer using gin (array_to_tsvector(name_tokens));
create index on customer using gin (tags);

-- The planner takes any prefix to match one name in fifty and would rather read the whole table.
create function customer_named(tokens tsquery) returns setof bigint
language sql stable rows 100 set enable_seqscan = off
begin atomic
    select id from customer where array_to_tsvector(name_tokens) @@ tokens;
end;

create table customer_contact (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    kind        text not null check (kind in ('PHONE', 'EMAIL', 'ADDRESS')),
    value       text not null,
    person_name text,
    role        text,
    last_four   text,
    position    integer not null default 0
);
comment on column customer_contact.last_four is 'last four digits of a phone number, the only part it can be searched by besides the whole';
create index on customer_contact (customer_id);
create index on customer_contact (kind, lower(value));
create index on customer_contact (last_four) where kind = 'PHONE';

create table customer_collaborator (
    customer_id bigint not null references customer (id) on delete cascade,
    user_id     bigint not null references app_user (id),
    primary key (customer_id, user_id)
);
create index on customer_collaborator (user_id);

-- Numbers for customers that come without one.
create sequence customer_number;
