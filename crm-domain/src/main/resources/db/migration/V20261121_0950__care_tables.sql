-- Something a person does for one customer by a date, with an outcome.

create table care_task (
    id            bigint generated always as identity primary key,
    customer_id   bigint not null references customer (id) on delete cascade,
    kind          text not null check (kind in ('CALL', 'VISIT', 'MESSAGE', 'OTHER')),
    title         text,
    rule_code     text,
    reason        jsonb,
    due_on        date not null,
    effort_minutes integer not null default 15 check (effort_minutes between 1 and 480),
    assignee_id   bigint references app_user (id),
    status        text not null default 'OPEN' check (status in ('OPEN', 'SNOOZED', 'DONE', 'CANCELLED')),
    snoozed_until date,
    outcome       text check (outcome in ('REACHED', 'NO_ANSWER', 'DONE', 'DECLINED', 'RESCHEDULED')),
    outcome_note  text,
    next_step     text,
    completed_at  timestamptz,
    completed_by  bigint references app_user (id),
    created_at    timestamptz not null default now(),
    created_by    bigint references app_user (id),
    version       bigint not null default 0,
    check ((status = 'SNOOZED') = (snoozed_until is not null)),
    check ((status = 'DONE') = (outcome is not null))
);
create index on care_task (customer_id);
create index on care_task (assignee_id, due_on, id) where status in ('OPEN', 'SNOOZED');
-- A rule never makes a second open task of its kind for a customer.
create unique index care_task_open_per_rule on care_task (customer_id, rule_code) where status in ('OPEN', 'SNOOZED') and rule_code is not null;

-- Birthdays are looked up by month and day.
create index on customer ((extract(month from birth_date) * 100 + extract(day from birth_date)));
