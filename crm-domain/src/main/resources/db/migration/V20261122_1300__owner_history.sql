-- Who looked after a customer, from when to when; and the open work that goes with a customer.

create table owner_change (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    from_user   bigint references app_user (id),
    to_user     bigint references app_user (id),
    changed_at  timestamptz not null,
    changed_by  bigint references app_user (id),
    reason      text not null check (reason in ('ASSIGNED', 'CLAIMED', 'RETURNED', 'HANDED_OVER', 'TAKEN_BACK', 'OTHER'))
);
comment on column owner_change.from_user is 'null: out of the unassigned pool; to_user null: into it';
comment on column owner_change.changed_by is 'null for a job or an import';
create index on owner_change (customer_id, id desc);

-- Kept by the database: whatever way a customer gets another owner, an import or a merge too, none is forgotten, and no
-- open task stays with somebody who no longer sees the customer. Who does it and why is said with set_config.
create function keep_owner_history() returns trigger language plpgsql as $$
begin
    insert into owner_change (customer_id, from_user, to_user, changed_at, changed_by, reason)
    values (new.id, old.owner_id, new.owner_id, new.updated_at,
            cast(nullif(current_setting('crm.changed_by', true), '') as bigint),
            coalesce(nullif(current_setting('crm.owner_reason', true), ''), 'OTHER'));
    update care_task
    set assignee_id = new.owner_id, version = version + 1
    where customer_id = new.id and status in ('OPEN', 'SNOOZED') and assignee_id is not distinct from old.owner_id;
    return null;
end;
$$;

create trigger customer_owner_history after update of owner_id on customer
for each row when (old.owner_id is distinct from new.owner_id)
execute function keep_owner_history();

-- Whom an administrator looks for among many.
create index on app_user (display_name, id);
