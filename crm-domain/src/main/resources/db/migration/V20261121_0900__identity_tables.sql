-- People who use the product, the teams they work in, and who may see which customer.

create table team (
    id        bigint generated always as identity primary key,
    name      text not null unique,
    parent_id bigint references team (id),
    version   bigint not null default 0,
    check (parent_id is distinct from id)
);

create table app_user (
    id                   bigint generated always as identity primary key,
    username             text not null unique check (username = lower(username)),
    display_name         text not null,
    password_hash        text not null,
    role                 text not null check (role in ('REP', 'MANAGER', 'ADMIN')),
    team_id              bigint references team (id),
    language             text check (language in ('en', 'zh-CN')),
    active               boolean not null default true,
    must_change_password boolean not null default false,
    created_at           timestamptz not null default now(),
    version              bigint not null default 0
);
create index on app_user (team_id);

-- A team and every team below it; the one place that walks the tree.
create function team_and_below(root bigint) returns bigint[] language sql stable
return (
    with recursive below as (
        select id from team where id = root
        union
        select child.id from team child join below on child.parent_id = below.id
    )
    select coalesce(array_agg(id), '{}') from below
);

-- Sign-in throttling survives restarts and is shared by all nodes.
create table sign_in_failure (
    subject      text primary key,
    failures     integer not null,
    last_failure timestamptz not null
);
