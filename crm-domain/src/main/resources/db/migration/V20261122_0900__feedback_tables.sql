-- What customers think of us, and what we made of it.

create table feedback (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    received_at timestamptz not null,
    channel     text check (channel in ('PHONE', 'VISIT', 'EMAIL', 'CHAT', 'SMS', 'WECOM', 'WEBSITE', 'SOCIAL', 'SURVEY')),
    kind        text not null check (kind in ('COMPLAINT', 'SUGGESTION', 'PRAISE')),
    category    text,
    severity    text not null default 'MEDIUM' check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    text        text not null,
    status      text not null default 'OPEN' check (status in ('OPEN', 'IN_PROGRESS', 'RESOLVED')),
    resolution  text,
    resolved_at timestamptz,
    resolved_by bigint references app_user (id),
    author      text,
    recorded_by bigint references app_user (id),
    created_at  timestamptz not null default now(),
    source_key  text unique,
    version     bigint not null default 0,
    check (status = 'RESOLVED' or (resolved_at is null and resolved_by is null))
);
comment on column feedback.resolved_at is 'null also for feedback imported as resolved by a source that does not say when';
comment on column feedback.author is 'who took it down first, where that is nobody who signs in here: the name in the imported file';
comment on column feedback.source_key is 'identity of the row it was imported from, so that the same file twice changes nothing';
create index on feedback (customer_id, received_at desc, id desc);
create index on feedback (received_at desc, id desc);
create index feedback_unresolved on feedback (kind, received_at, id) where status <> 'RESOLVED';

-- History that is brought along keeps who wrote it, and the same file twice changes nothing.
alter table interaction
    add column author     text,
    add column source_key text unique,
    add column pinned     boolean not null default false,
    add column edited_at  timestamptz,
    add column version    bigint not null default 0;
comment on column interaction.author is 'who wrote it first, where that is nobody who signs in here: the name in the imported file';
comment on column interaction.source_key is 'identity of the row it was imported from';
comment on column interaction.pinned is 'a note kept at the top of the profile';
create index interaction_notes on interaction (customer_id, pinned desc, occurred_at desc, id desc) where channel = 'NOTE';
