-- Who stands in for whom, from which day to which.

create table deputy (
    id          bigint generated always as identity primary key,
    absent_user bigint not null references app_user (id),
    deputy_user bigint not null references app_user (id),
    from_day    date not null,
    to_day      date not null,
    named_by    bigint not null references app_user (id),
    check (absent_user <> deputy_user),
    check (from_day <= to_day)
);
comment on table deputy is 'on these business days the deputy sees and works the customers and tasks of the absent person too';
create index on deputy (deputy_user, to_day);
create index on deputy (absent_user, to_day);
