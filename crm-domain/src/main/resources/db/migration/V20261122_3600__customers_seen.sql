-- whose a customer is, told by the index alone: lists that walk an order ask it of each customer they pass
create index customer_seen on customer (id) include (owner_id, team_id);
