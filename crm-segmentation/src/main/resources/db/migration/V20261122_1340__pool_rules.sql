-- How many customers one person may hold, and when a customer nobody speaks to goes back to the unassigned pool.

create table pool_rules (
    only_one       boolean primary key default true check (only_one),
    most_customers integer check (most_customers > 0),
    most_per_tier  jsonb not null default '{}',
    returns_on     boolean not null default false,
    silent_days    jsonb not null default '{}',
    updated_at     timestamptz not null default now(),
    updated_by     text not null
);
comment on column pool_rules.most_per_tier is 'tier to the most customers of it that one person claims; a tier that is not named has no limit';
comment on column pool_rules.silent_days is 'tier to the days without a word from the owner after which a customer goes back; a tier that is not named never does';
insert into pool_rules (silent_days, updated_by) values ('{"BRONZE": 270, "STANDARD": 180}', 'system');
