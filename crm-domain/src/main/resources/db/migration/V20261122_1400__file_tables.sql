-- Files of customers, in the database: what is backed up with everything else, and every node serves.

create table customer_file (
    id           bigint generated always as identity primary key,
    customer_id  bigint not null references customer (id) on delete cascade,
    name         text not null,
    content_type text not null,
    bytes        bigint not null,
    sha256       text not null,
    content      bytea not null,
    uploaded_at  timestamptz not null,
    uploaded_by  bigint references app_user (id)
);
comment on column customer_file.content_type is 'one of the types that are known to be harmless to save, else application/octet-stream; never what the browser said';
alter table customer_file alter column content set storage external;
create index on customer_file (customer_id, uploaded_at desc, id desc);

-- A timeline reads a customer's tasks by the moment it shows them at.
create index care_task_timeline on care_task (customer_id, (coalesce(completed_at, created_at)) desc, id desc);
