-- The first care rule, and what each rule did after each score run.

insert into care_rule (code, parameters, updated_by) values ('OVERDUE', '{
    "tiers": [
        {"tier": "PLATINUM", "overdueFrom": 1.25, "dueWithinDays": 1, "kind": "CALL", "effortMinutes": 20, "perOwner": 4},
        {"tier": "GOLD", "overdueFrom": 1.5, "dueWithinDays": 2, "kind": "CALL", "effortMinutes": 20, "perOwner": 4},
        {"tier": "SILVER", "overdueFrom": 1.75, "dueWithinDays": 3, "kind": "CALL", "effortMinutes": 15, "perOwner": 3},
        {"tier": "BRONZE", "overdueFrom": 2.0, "dueWithinDays": 5, "kind": "MESSAGE", "effortMinutes": 10, "perOwner": 2},
        {"tier": "STANDARD", "overdueFrom": 2.5, "dueWithinDays": 7, "kind": "MESSAGE", "effortMinutes": 5, "perOwner": 1}],
    "perOwner": 10,
    "openPerOwner": 30,
    "restDays": 30,
    "freshDays": 7}', 'system');
comment on column care_rule.parameters is
    'OVERDUE: per tier, from which overdue ratio on, days until due, work and most tasks an owner gets by one run; then the most by one run over all tiers, the most left open, days of rest after a task was closed by a person, and the age in days above which a run makes none';

create table care_rule_application (
    rule_code  text not null references care_rule (code),
    run_id     bigint not null references score_run (id) on delete cascade,
    applied_at timestamptz not null,
    found      integer not null default 0,
    made       integer not null default 0,
    withdrawn  integer not null default 0,
    primary key (rule_code, run_id)
);
comment on table care_rule_application is 'a rule works on a run once, however often its publication is told';
comment on column care_rule_application.found is 'customers the rule applied to; made is what the caps let through';
