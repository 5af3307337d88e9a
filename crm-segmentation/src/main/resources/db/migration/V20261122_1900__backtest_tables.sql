-- Forecasts of the past judged by what came of them.

create table backtest (
    id           bigint generated always as identity primary key,
    as_of        date not null,
    horizon_days integer not null check (horizon_days > 0),
    run_id       bigint references score_run (id) on delete cascade,
    status       text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    progress     double precision not null default 0,
    message      text,
    result       jsonb,
    requested_by text not null,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz
);
comment on column backtest.as_of is 'the forecasts knew nothing after this day; they are judged by the horizon_days after it';
comment on column backtest.run_id is 'the score run it belongs to; null where somebody asked for it';
create index on backtest (status) where status in ('QUEUED', 'RUNNING');
create index on backtest (run_id);
