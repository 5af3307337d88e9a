-- Books handed from one person to others, and what the new owners are told of each customer.

create table handover (
    id        bigint generated always as identity primary key,
    from_user bigint not null references app_user (id),
    made_at   timestamptz not null,
    made_by   bigint not null references app_user (id),
    note      text,
    customers integer not null default 0,
    tasks     integer not null default 0,
    undone_at timestamptz
);
comment on column handover.tasks is 'open tasks that went along';
create index on handover (from_user);

create table handover_digest (
    id          bigint generated always as identity primary key,
    handover_id bigint not null references handover (id) on delete cascade,
    customer_id bigint not null references customer (id) on delete cascade,
    to_user     bigint not null references app_user (id),
    weight      numeric(19, 4) not null,
    story       jsonb not null,
    read_at     timestamptz
);
comment on column handover_digest.weight is 'what orders the digests of a reader: revenue of the last 12 months';
comment on column handover_digest.story is 'facts of the day of the handover, worded when shown';
create index on handover_digest (to_user, weight desc, id) where read_at is null;
create index on handover_digest (to_user, read_at);
create index on handover_digest (customer_id);
create index on handover_digest (handover_id);
