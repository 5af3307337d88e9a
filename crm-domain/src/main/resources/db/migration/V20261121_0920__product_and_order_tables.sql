-- What is sold, and what was bought.

create table product_category (
    id   bigint generated always as identity primary key,
    name text not null unique
);

create table product (
    id          bigint generated always as identity primary key,
    sku         text not null unique,
    name        text not null,
    category_id bigint references product_category (id),
    merchandise boolean not null default true,
    version     bigint not null default 0
);
comment on column product.merchandise is 'false for postage, fees and manual entries: money, but never a recommendation';
create index on product (category_id);

create table exchange_rate (
    currency text not null,
    valid_on date not null,
    rate     numeric(19, 8) not null check (rate > 0),
    primary key (currency, valid_on)
);
comment on column exchange_rate.rate is 'units of the reporting currency for one unit of this currency, from valid_on on';

create table orders (
    id               bigint generated always as identity primary key,
    order_no         text not null unique,
    customer_id      bigint not null references customer (id) not enforced,
    ordered_at       timestamptz not null,
    business_day     date not null,
    channel          text,
    status           text not null check (status in ('PLACED', 'COMPLETED', 'CANCELLED', 'RETURNED')),
    currency         text not null,
    rate             numeric(19, 8) not null default 1,
    returns_order_no text,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          bigint not null default 0
);
comment on column orders.rate is 'units of the reporting currency for one unit of the order''s currency on its business day';
comment on column orders.returns_order_no is 'the order that this order''s negative lines return, where the source names it';
comment on column orders.customer_id is 'not enforced: see order_line';
create index on orders (customer_id, business_day);
create index on orders (returns_order_no) where returns_order_no is not null;

-- References of mass data are declared but not checked row by row: those checks cost more than writing the rows. Their
-- only writers, the packages order and importing, take every key from a join in the statement that writes it.
create table order_line (
    order_id   bigint not null references orders (id) not enforced,
    line_no    integer not null,
    product_id bigint not null references product (id) not enforced,
    quantity   numeric(19, 4) not null,
    unit_price numeric(19, 4) not null,
    discount   numeric(19, 4) not null default 0,
    unit_cost  numeric(19, 4),
    primary key (order_id, line_no)
);
comment on column order_line.discount is 'money off the whole line, in the order''s currency; line value = quantity * unit_price - discount';
