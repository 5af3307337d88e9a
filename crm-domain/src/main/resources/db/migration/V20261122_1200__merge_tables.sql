-- Two records of one customer made one, and how to part them again.

create table customer_alias (
    customer_no text primary key,
    customer_id bigint not null references customer (id) on delete cascade
);
comment on table customer_alias is 'numbers of customers that were merged into another; a number is never given out twice';
create index on customer_alias (customer_id);
create index on customer_alias (upper(customer_no) text_pattern_ops);

-- The one place where a number finds its customer, be it the customer's own or that of one merged into it.
create function customer_numbered(number text) returns bigint language sql stable
return coalesce(
    (select id from customer where customer_no = number),
    (select customer_id from customer_alias where customer_no = number));

create table customer_merge (
    id              bigint generated always as identity primary key,
    absorbed_id     bigint not null,
    absorbed_no     text not null,
    survivor_id     bigint not null,
    merged_at       timestamptz not null,
    merged_by       text not null,
    absorbed        jsonb not null,
    survivor_before jsonb not null,
    survivor_after  jsonb not null,
    split_at        timestamptz,
    split_by        text
);
comment on table customer_merge is 'no reference to customer: the absorbed one is gone from there, and the survivor may be absorbed in its turn';
comment on column customer_merge.absorbed is 'the customer and their contacts, row by row, as they were';
create unique index on customer_merge (absorbed_id) where split_at is null;
create index on customer_merge (survivor_id, id desc) where split_at is null;

create table customer_merge_moved (
    id          bigint generated always as identity primary key,
    merge_id    bigint not null references customer_merge (id) on delete cascade,
    table_name  text not null,
    column_name text not null,
    row_key     jsonb not null,
    set_aside   jsonb
);
comment on table customer_merge_moved is 'rows that a merge gave to the survivor; one that the survivor had already is taken out and kept whole';
create index on customer_merge_moved (merge_id, table_name, column_name);
