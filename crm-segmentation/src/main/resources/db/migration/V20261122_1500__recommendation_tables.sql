-- What is bought together: the rules found last, and in what they were found.

create table association_mining (
    kind          text primary key check (kind in ('ORDER', 'CUSTOMER')),
    from_day      date not null,
    to_day        date not null,
    baskets       integer not null,
    least_baskets integer not null,
    mined_at      timestamptz not null
);
comment on column association_mining.kind is 'what a basket is: one order, or all a customer bought';
comment on column association_mining.least_baskets is 'baskets that hold all products of a rule, at least';

create table association_rule (
    id              bigint generated always as identity primary key,
    kind            text not null references association_mining (kind),
    antecedent      bigint[] not null,
    consequent      bigint not null references product (id) on delete cascade,
    together        integer not null,
    with_antecedent integer not null,
    with_consequent integer not null,
    baskets         integer not null,
    chance          double precision not null
);
comment on table association_rule is 'in the order of their keys: those first that add most to the share of buyers';
comment on column association_rule.antecedent is 'keys of products';
create index on association_rule (kind, id);
create index on association_rule (consequent);
create index on association_rule using gin (antecedent);
