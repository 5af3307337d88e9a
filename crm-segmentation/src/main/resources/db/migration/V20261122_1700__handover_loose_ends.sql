-- What somebody who hands over a whole book leaves open beside it, and who has it then.

create table handover_loose_end (
    id          bigint generated always as identity primary key,
    handover_id bigint not null references handover (id) on delete cascade,
    kind        text not null check (kind in ('TASK', 'COLLABORATION', 'DUTY', 'ABSENCE')),
    task_id     bigint references care_task (id) on delete cascade,
    customer_id bigint references customer (id) on delete cascade,
    deputy      jsonb,
    to_user     bigint references app_user (id)
);
comment on column handover_loose_end.deputy is 'the row of deputy as it was, for the undoing';
comment on column handover_loose_end.to_user is 'null: it ended, or for a task: it waits for whoever takes the customer from the pool';
create index on handover_loose_end (handover_id);
create index on handover_loose_end (customer_id);
create index on handover_loose_end (task_id);
