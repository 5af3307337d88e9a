-- Tier policies, score runs, the scores of each run, and what moved between runs.

create table tier_policy (
    version      integer primary key,
    tiers        jsonb not null,
    reason       text not null,
    author       text not null,
    created_at   timestamptz not null default now(),
    activation   bigint unique,
    activated_at timestamptz,
    activated_by text
);
comment on table tier_policy is 'versions, never changed once saved; the one activated last is in force';
comment on column tier_policy.activation is 'counts activations: the highest is the last one, whatever the clocks say';
comment on column tier_policy.tiers is 'conditions of each tier above Standard, from the highest down';

create table score_run (
    id             bigint generated always as identity primary key,
    as_of          date not null,
    policy_version integer references tier_policy (version),
    status         text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    publish        boolean,
    published_at   timestamptz,
    kept           boolean not null default false,
    progress       double precision not null default 0,
    phase          text,
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
comment on column score_run.policy_version is 'null until the run has customers to grade: the first policy is proposed from them';
comment on column score_run.publish is 'whether to publish; null: unless older than the current run';
comment on column score_run.kept is 'whether its partition of customer_score stands';
comment on column score_run.timings is 'milliseconds by phase';
create index on score_run (as_of, id);
create index on score_run (status) where status in ('QUEUED', 'RUNNING');

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
    total_occasions integer not null,
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
    trend           double precision,
    trend_year      double precision
) partition by list (run_id);
comment on table customer_score is 'customers with an occasion; one partition a run, immutable once published';
comment on column customer_score.occasions is 'of the 12 months up to the as-of day, like orders, revenue and profit';
comment on column customer_score.gap_mean is 'expected days between occasions; with one occasion in all, those of the population';
comment on column customer_score.trend is 'net of the last 90 days against the mean 90 days of the 360 before: 0.25 is a quarter more';
comment on column customer_score.trend_year is 'net of the last 90 days against the same days a year ago';

create table tier_change (
    run_id      bigint not null references score_run (id) on delete cascade,
    customer_id bigint not null,
    from_tier   text,
    to_tier     text,
    primary key (run_id, customer_id)
);
comment on table tier_change is 'from_tier is null for a first score, to_tier for a customer whose only occasions were taken back';
create index on tier_change (customer_id, run_id desc);

create table care_rule (
    code       text primary key,
    enabled    boolean not null default true,
    parameters jsonb not null,
    updated_at timestamptz not null default now(),
    updated_by text not null
);
