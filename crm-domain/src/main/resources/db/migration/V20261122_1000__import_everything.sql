-- Files of everything, tried before they are run, and taken back.

alter table import
    drop constraint import_type_check,
    add check (type in ('CUSTOMERS', 'ORDERS', 'PRODUCTS', 'INTERACTIONS', 'FEEDBACK', 'EVENTS')),
    add encoding text not null default 'UTF_8' check (encoding in ('UTF_8', 'GBK')),
    add dry_run boolean not null default false,
    add created bigint not null default 0,
    add updated bigint not null default 0,
    add unchanged bigint not null default 0,
    add written_at timestamptz,
    add undone_at timestamptz,
    add undone_by bigint references app_user (id);
comment on column import.dry_run is 'everything was done and then taken back: its counts say what a run would do';
comment on column import.created is 'records that are new: customers, orders, products or entries, not rows';
comment on column import.written_at is 'the moment all its records carry as updated_at; null when it cannot be undone';

alter table customer add import_id bigint;
alter table orders add import_id bigint;
alter table product add import_id bigint, add updated_at timestamptz not null default now();
alter table product_category add import_id bigint;
alter table interaction add import_id bigint, add type text;
alter table feedback add import_id bigint;
alter table behaviour_event add import_id bigint;
comment on column customer.import_id is 'the import that made the row; the same elsewhere';
comment on column interaction.type is 'what kind of talk it was, in the words of where it came from';

-- Where to look for the rows an import made: their keys lie in a range, so that none of these tables needs an index.
create table import_made (
    import_id bigint not null references import (id) on delete cascade,
    relation  text not null,
    after_id  bigint not null,
    upto_id   bigint not null,
    made      bigint not null,
    primary key (import_id, relation)
);

create table import_before (
    import_id bigint not null references import (id) on delete cascade,
    relation  text not null,
    row_id    bigint not null,
    image     jsonb not null,
    primary key (import_id, relation, row_id)
);
comment on table import_before is 'rows that imports changed, as they were, with the rows that belong to them; written for changed rows only';

create table import_mapping (
    type        text not null,
    fingerprint text not null,
    names       text[] not null,
    columns     text[] not null,
    date_order  text not null check (date_order in ('YEAR_FIRST', 'DAY_FIRST', 'MONTH_FIRST')),
    saved_by    bigint references app_user (id),
    saved_at    timestamptz not null,
    primary key (type, fingerprint)
);
comment on column import_mapping.fingerprint is 'SHA-256 of the names in the header';
comment on column import_mapping.columns is 'for each name our column, or null for one that is not read';

-- Files whose columns are not known yet wait here, where every node finds them and a restart leaves them.
create table import_upload (
    id         bigint generated always as identity primary key,
    type       text not null,
    file_name  text not null,
    on_error   text not null,
    encoding   text not null,
    names      text[] not null default '{}',
    columns    text[] not null default '{}',
    date_order text not null default 'YEAR_FIRST' check (date_order in ('YEAR_FIRST', 'DAY_FIRST', 'MONTH_FIRST')),
    dry_run_id bigint references import (id) on delete set null,
    created_by bigint references app_user (id),
    created_at timestamptz not null
);
comment on column import_upload.names is 'the columns of the file for which somebody chose one of ours, so far';

create table import_upload_part (
    upload_id bigint not null references import_upload (id) on delete cascade,
    place     integer not null,
    content   bytea not null,
    primary key (upload_id, place)
);
alter table import_upload_part alter content set storage external;
