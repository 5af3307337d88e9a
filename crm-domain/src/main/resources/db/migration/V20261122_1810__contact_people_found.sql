-- Contact people are found as customers are: by pieces of their names, by any way to write their number, by their mail.

alter table contact_person
    add column name_tokens text[] not null default '{}',
    add column normalised text;
comment on column contact_person.name_tokens is 'as customer.name_tokens';
comment on column contact_person.normalised is 'the phone number as E.164; empty when it cannot be verified; null without a number';
create index contact_person_name_search on contact_person using gin (array_to_tsvector(name_tokens));
create index contact_person_normalised on contact_person (normalised) where normalised <> '';

-- As customer_named: the planner takes any prefix to match far more than it does.
create function contact_person_named(tokens tsquery) returns setof bigint
language sql stable rows 100 set enable_seqscan = off
begin atomic
    select id from contact_person where array_to_tsvector(name_tokens) @@ tokens;
end;
