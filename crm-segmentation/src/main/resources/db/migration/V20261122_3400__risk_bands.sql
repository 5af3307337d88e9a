-- From which churn risk, and from which value at risk, customers count as being at how much risk. The latest version is in force.
create table risk_bands (
    version        integer primary key,
    elevated       double precision not null,
    high           double precision not null,
    critical       double precision not null,
    value_elevated numeric(19, 4) not null,
    value_high     numeric(19, 4) not null,
    value_critical numeric(19, 4) not null,
    reason         text not null,
    author         text not null,
    created_at     timestamptz not null default now(),
    constraint risk_bands_rise check (0 < elevated and elevated < high and high < critical and critical <= 1
        and 0 < value_elevated and value_elevated < value_high and value_high < value_critical)
);
comment on table risk_bands is 'below elevated is low; a version holds from its moment on until the next one, for earlier scores too';
comment on column risk_bands.value_elevated is 'value at risk in the reporting currency';

insert into risk_bands (version, elevated, high, critical, value_elevated, value_high, value_critical, reason, author)
values (1, 0.25, 0.50, 0.75, 100, 1000, 10000, '', 'system');

create view risk_bands_in_force as select * from risk_bands order by version desc limit 1;
