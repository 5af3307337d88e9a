-- Who changed what.

create table change_log (
    id         bigint generated always as identity primary key,
    changed_at timestamptz not null default now(),
    username   text not null,
    entity     text not null,
    entity_key text not null,
    action     text not null,
    changes    jsonb not null default '{}'
);
create index on change_log (entity, entity_key, id desc);
