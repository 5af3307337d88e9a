-- What the models foretell of each customer, and the models themselves.

alter table score_run add column models jsonb;
comment on column score_run.models is 'parameters of the models, what they learned from and what to know of them';

alter table customer_score
    add column p_alive             double precision,
    add column expected_orders_90  double precision,
    add column expected_orders_365 double precision,
    add column clv                 numeric(19, 4),
    add column churn_risk          double precision,
    add column value_at_risk       numeric(19, 4);
comment on column customer_score.p_alive is 'chance of not having left for good, by BG/NBD';
comment on column customer_score.expected_orders_90 is 'mean number of occasions in the 90 days after the as-of day';
comment on column customer_score.clv is 'discounted profit of the 12 months after the as-of day';
comment on column customer_score.churn_risk is 'chance of no occasion within 90 days; absent with too few data, like the rest';
comment on column customer_score.value_at_risk is 'clv times churn risk';
