-- Which team a region belongs to.

create table territory (
    region  text primary key,
    team_id bigint not null references team (id)
);
create index on territory (team_id);

-- Whether a region is the territory of a team that stands neither above nor below this one, nor is it.
create function outside_territory(wanted text, owners_team bigint) returns boolean language sql stable
return owners_team is not null and exists (
    select from territory t
    where t.region = wanted
      and not (owners_team = any (team_and_below(t.team_id)))
      and not (t.team_id = any (team_and_below(owners_team)))
);
