-- The one fact all analytics read: what each customer bought on each business day, in the reporting currency.

create table purchase_day (
    customer_id  bigint not null references customer (id) not enforced,
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
comment on column purchase_day.units is 'quantity bought less quantity returned on that day';
comment on column purchase_day.gross is 'value of the lines of positive quantity';
comment on column purchase_day.net is 'value of all lines: gross less what was returned on that day';
comment on column purchase_day.gap_days is 'days since the previous occasion that still is one; null on the first, on voided days and on days of returns only';
comment on column purchase_day.void_on is 'the day on which linked returns had taken back every order of this day: from then on no occasion';

create table purchase_summary (
    customer_id    bigint primary key references customer (id) not enforced,
    first_day      date,
    last_day       date,
    occasions      integer not null,
    orders         integer not null,
    units          numeric(19, 4) not null,
    gross          numeric(19, 4) not null,
    net            numeric(19, 4) not null,
    profit         numeric(19, 4) not null
);
comment on table purchase_summary is 'all time; a customer whose orders count for nothing has no row';
comment on column purchase_summary.occasions is 'days with an occasion that linked returns have not taken back; first_day, last_day and orders are of these days';
