-- Tier policies, score runs, the scores of each run, and what moved between runs.

create table tier_policy (
    version      integer primary key,
    name         text not null,
    reason       text not null,
    tiers        jsonb not null,
    author       text not null,
    created_at   timestamptz not null default now(),
    activated_at timestamptz,
    activated_by text
);
comment on column tier_policy.tiers is 'conditions of each tier from the highest down; the last holds everybody else';

create table score_run (
    id             bigint generated always as identity primary key,
    as_of          date not null,
    policy_version integer not null references tier_policy (version),
    status         text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    publish        boolean,
    published_at   timestamptz,
    progress       double precision not null default 0,
    message        text,
    customers      bigint,
    fingerprint    text,
    cut_points     jsonb,
    timings        jsonb,
    requested_by   text not null,
    created_at     timestamptz not null default now(),
    started_at     timestamptz,
    finished_at    timestamptz
);
create index on score_run (as_of, id);

create table current_score_run (
    only_one boolean primary key default true check (only_one),
    run_id   bigint not null references score_run (id)
);

create table customer_score (
    run_id          bigint not null,
    customer_id     bigint not null,
    first_day       date not null,
    last_day        date not null,
    recency_days    integer not null,
    occasions       integer not null,
    orders          integer not null,
    revenue         numeric(19, 4) not null,
    profit          numeric(19, 4) not null,
    total_revenue   numeric(19, 4) not null,
    r               smallint not null,
    f               smallint not null,
    m               smallint not null,
    segment         text not null,
    value_class     text not null,
    value_level     text not null,
    frequency_level text not null,
    buyer_type      text not null,
    abc             text not null,
    stage           text not null,
    tier            text not null,
    gap_mean        double precision,
    gap_spread      double precision,
    overdue_ratio   double precision,
    trend           double precision
) partition by list (run_id);
comment on table customer_score is 'one partition a run, immutable once published';

create table tier_change (
    run_id      bigint not null references score_run (id) on delete cascade,
    customer_id bigint not null,
    from_tier   text,
    to_tier     text,
    primary key (run_id, customer_id)
);
create index on tier_change (customer_id, run_id desc);

create table care_rule (
    code       text primary key,
    enabled    boolean not null default true,
    parameters jsonb not null,
    updated_at timestamptz not null default now(),
    updated_by text not null
);
