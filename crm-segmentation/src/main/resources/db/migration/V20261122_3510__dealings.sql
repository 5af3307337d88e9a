-- What passed between customers and us besides orders, as far as it may tell who leaves.
create view dealing as
select customer_id, 'INTERACTION' as kind, occurred_at as happened_at,
       case when source_key is null then created_at else occurred_at end as recorded_at
from interaction
where channel <> 'NOTE'
union all
select customer_id, kind, received_at, case when source_key is null then created_at else received_at end
from feedback
where kind in ('COMPLAINT', 'PRAISE');
comment on view dealing is 'notes are our own words, and suggestions neither praise nor blame';
comment on column dealing.recorded_at is 'of what a file brought along: when it happened, as with orders; it was on record elsewhere';
