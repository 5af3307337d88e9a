-- Learned models of churn: when learned, from what, how they did where they had not learned, and whether they may be used.

create table churn_model (
    id           bigint generated always as identity primary key,
    trained_on   date not null,
    horizon_days integer not null,
    status       text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    progress     double precision not null default 0,
    message      text,
    verdict      text,
    data_from    date,
    customers    integer,
    examples     integer,
    windows      jsonb,
    features     jsonb,
    trial        jsonb,
    parameters   jsonb,
    trees        bytea,
    requested_by text not null,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz
);
comment on table churn_model is 'versions, never changed once done';
comment on column churn_model.trained_on is 'nothing after this day was looked at';
comment on column churn_model.verdict is 'ACCEPTED, or why score runs use the purchase models alone';
comment on column churn_model.examples is 'how many customers on how many days of the past were learned from, in all';
create index on churn_model (trained_on desc, id desc) where status = 'DONE';
create index on churn_model (status) where status in ('QUEUED', 'RUNNING');

alter table score_run add column churn_model_id bigint references churn_model (id);
comment on column score_run.churn_model_id is 'the version its churn risks were told by; null for the purchase models alone';
