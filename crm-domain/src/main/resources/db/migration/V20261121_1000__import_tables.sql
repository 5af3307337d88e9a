-- One row a file sent in; its rejected rows wait to be mended.

create table import (
    id            bigint generated always as identity primary key,
    type          text not null check (type in ('CUSTOMERS', 'ORDERS')),
    file_name     text not null,
    status        text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    on_error      text not null default 'SKIP' check (on_error in ('SKIP', 'ABORT')),
    header        text,
    rows_read     bigint not null default 0,
    rows_accepted bigint not null default 0,
    rows_rejected bigint not null default 0,
    progress      double precision not null default 0,
    message       jsonb not null default '[]',
    cancelled     boolean not null default false,
    created_by    bigint references app_user (id),
    created_at    timestamptz not null default now(),
    started_at    timestamptz,
    finished_at   timestamptz
);

comment on column import.message is 'messages, each a key and arguments, worded in the reader''s language when shown';
comment on column import.cancelled is 'a person asked it to stop; the process it runs in looks here';
comment on column import.header is 'the header row as sent, for the file of rejected rows';

create table import_error (
    import_id   bigint not null references import (id) on delete cascade,
    line        bigint not null,
    position    integer not null default 0,
    column_name text,
    value       text,
    reason      text not null,
    arguments   jsonb,
    raw_row     text,
    primary key (import_id, line, position)
);
comment on column import_error.reason is 'message key of the reason, worded in the reader''s language when shown';
