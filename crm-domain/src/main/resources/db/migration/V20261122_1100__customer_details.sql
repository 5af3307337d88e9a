-- What a company knows of its customers beyond how to reach them.

alter table customer
    add column occupation         text,
    add column postcode           text,
    add column lunar_month        integer check (lunar_month between 1 and 12),
    add column lunar_day          integer check (lunar_day between 1 and 30),
    add column source_channel     text check (source_channel in ('SALES_CENTER', 'PHONE', 'CALL_CENTER', 'EMAIL', 'WEBSITE',
        'FORUM', 'SOCIAL_MEDIA', 'EXHIBITION', 'ADVERTISING', 'REFERRAL', 'STORE', 'PARTNER', 'OTHER')),
    add column contact_times      text[] not null default '{}' check (contact_times <@ array['WEEKDAY_MORNING',
        'WEEKDAY_AFTERNOON', 'WEEKDAY_EVENING', 'WEEKEND_MORNING', 'WEEKEND_AFTERNOON', 'WEEKEND_EVENING']),
    add column lifestyle          text,
    add column preferences        text,
    add column focus              text,
    add column buying_habits      text,
    add column bargaining_power   text check (bargaining_power in ('LOW', 'MEDIUM', 'HIGH')),
    add column currency           text check (currency ~ '^[A-Z]{3}$'),
    add column payment_terms      text,
    add column preferential_terms text,
    add column attitude           integer check (attitude between 1 and 5),
    add column attitude_note      text,
    add column capability         integer check (capability between 1 and 5),
    add column capability_note    text,
    add column credit             integer check (credit between 1 and 5),
    add column credit_note        text,
    add column relations          integer check (relations between 1 and 5),
    add column relations_note     text,
    add column custom             jsonb not null default '{}' check (jsonb_typeof(custom) = 'object'),
    add check ((lunar_month is null) = (lunar_day is null));
comment on column customer.source is 'how they came to us in the words of the business; source_channel is the same as a code';
comment on column customer.lunar_month is 'month of the Chinese calendar in which the birthday is kept; with lunar_day, it goes before birth_date';
comment on column customer.custom is 'values of the fields that custom_field defines, by code: texts, numbers, true or false; days and choices are texts';
create index on customer (lunar_month, lunar_day) where lunar_month is not null;
create index on customer (occupation) where occupation is not null;
create index on customer (industry) where industry is not null;
create index on customer (source_channel) where source_channel is not null;
create index on customer using gin (custom jsonb_path_ops);

-- Fields of a company's own.
create table custom_field (
    id         bigint generated always as identity primary key,
    code       text not null unique check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    label      text not null,
    kind       text not null check (kind in ('TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE')),
    applies_to text not null check (applies_to in ('EVERYBODY', 'PERSON', 'COMPANY')),
    required   boolean not null default false,
    options    text[] not null default '{}',
    position   integer not null default 0,
    archived   boolean not null default false,
    created_at timestamptz not null default now(),
    version    bigint not null default 0
);

-- People who act for a customer.
create table contact_person (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    name        text not null,
    job_title   text,
    role        text check (role in ('DECISION_MAKER', 'INFLUENCER', 'BUYER', 'USER', 'FINANCE', 'GATEKEEPER', 'OTHER')),
    phone       text,
    last_four   text,
    email       text,
    wecom       text,
    birthday    date,
    preferred   boolean not null default false,
    note        text,
    created_at  timestamptz not null default now(),
    version     bigint not null default 0
);
create index on contact_person (customer_id);
create index on contact_person (last_four) where last_four is not null;
create index on contact_person (lower(email)) where email is not null;

-- The number itself is read only where it is revealed; everything else reads the last four digits.
create table customer_bank_account (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    holder      text,
    bank        text,
    number      text not null,
    last_four   text not null,
    created_at  timestamptz not null default now()
);
comment on column customer_bank_account.number is 'sensitive: never in lists, exports, logs or the change log';
create index on customer_bank_account (customer_id);

create table customer_quote (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer (id) on delete cascade,
    quoted_on   date not null,
    subject     text not null,
    amount      numeric(19, 4) not null,
    currency    text not null check (currency ~ '^[A-Z]{3}$'),
    note        text,
    created_by  text not null,
    created_at  timestamptz not null default now()
);
comment on column customer_quote.created_by is 'user name of whoever wrote it down';
create index on customer_quote (customer_id, quoted_on desc, id desc);

-- Groups that people make by hand; one person's own, or shared with everybody.
create table customer_group (
    id         bigint generated always as identity primary key,
    name       text not null,
    owner_id   bigint not null references app_user (id),
    shared     boolean not null default false,
    created_at timestamptz not null default now(),
    version    bigint not null default 0
);
create unique index on customer_group (owner_id, lower(name));
create index on customer_group (lower(name), id);

create table customer_group_member (
    group_id    bigint not null references customer_group (id) on delete cascade,
    customer_id bigint not null references customer (id) on delete cascade,
    added_at    timestamptz not null default now(),
    primary key (group_id, customer_id)
);
comment on table customer_group_member is 'a customer is in a group once: moving rows to another customer drops those it has already';
create index on customer_group_member (customer_id);
