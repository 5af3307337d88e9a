-- The one fact all analytics read: what each customer bought on each business day, in the reporting currency.

create table purchase_day (
    customer_id  bigint not null references customer (id) on delete cascade,
    business_day date not null,
    orders       integer not null,
    units        numeric(19, 4) not null,
    gross        numeric(19, 4) not null,
    net          numeric(19, 4) not null,
    profit       numeric(19, 4) not null,
    gap_days     integer,
    void_on      date,
    primary key (customer_id, business_day)
);
comment on column purchase_day.orders is 'completed orders of that day with a line of positive quantity; 0 on a day of returns only';
comment on column purchase_day.gap_days is 'days since the previous occasion; null on the first one and on days without an occasion';
comment on column purchase_day.void_on is 'the day on which linked returns had taken back every order of this day: from then on no occasion';

create table purchase_summary (
    customer_id    bigint primary key references customer (id) on delete cascade,
    first_day      date,
    last_day       date,
    occasions      integer not null,
    orders         integer not null,
    units          numeric(19, 4) not null,
    gross          numeric(19, 4) not null,
    net            numeric(19, 4) not null,
    profit         numeric(19, 4) not null
);
