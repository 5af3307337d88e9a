-- What was backed up, tried and restored, when, and how that went.

create table backup_run (
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in ('BACKUP', 'TRIAL', 'RESTORE')),
    status       text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    file         text not null,
    progress     double precision not null default 0,
    bytes        bigint,
    tables       integer,
    data_rows    bigint,
    message      jsonb,
    requested_by text not null,
    started_at   timestamptz not null,
    finished_at  timestamptz
);
comment on table backup_run is 'belongs to the installation, not to its data: no archive holds it';
comment on column backup_run.kind is 'TRIAL: an archive restored beside the data, compared and dropped again';
comment on column backup_run.file is 'where the archive was written to or read from, on the machine that did it';
comment on column backup_run.bytes is 'size of the archive';
comment on column backup_run.message is 'why it failed, a key and arguments, worded in the reader''s language when shown';
create index on backup_run (kind, status, finished_at desc);
