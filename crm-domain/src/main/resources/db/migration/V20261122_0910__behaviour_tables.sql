-- What customers look at: tens of millions of rows, written in bulk and never changed.

create table behaviour_event (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) not enforced,
    occurred_at timestamptz not null,
    event_key   uuid not null,
    kind        text not null check (kind in ('PAGE_VIEW', 'CLICK', 'SEARCH')),
    page        text,
    target      text,
    keyword     text,
    sku         text,
    session     text,
    source      text
);
comment on column behaviour_event.customer_id is 'not enforced, as for orders: every writer takes the key from a join in the statement that writes';
comment on column behaviour_event.event_key is 'md5 of the sender''s event id: the same event twice is one row, at a fixed width';
comment on column behaviour_event.source is 'where it was seen, such as web or app';
create unique index behaviour_event_key on behaviour_event (event_key);
create index behaviour_event_of_customer on behaviour_event (customer_id, occurred_at desc, id desc);
