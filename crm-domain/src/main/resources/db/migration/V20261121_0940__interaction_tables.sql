-- What was said, by which channel, to whom.

create table interaction (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    occurred_at timestamptz not null,
    channel     text not null check (channel in ('PHONE', 'VISIT', 'EMAIL', 'CHAT', 'SMS', 'WECOM', 'NOTE')),
    direction   text check (direction in ('INBOUND', 'OUTBOUND')),
    subject     text,
    body        text,
    outcome     text check (outcome in ('REACHED', 'NO_ANSWER', 'DONE', 'DECLINED', 'RESCHEDULED')),
    user_id     bigint references app_user (id),
    created_at  timestamptz not null default now()
);
create index on interaction (customer_id, occurred_at desc, id desc);
