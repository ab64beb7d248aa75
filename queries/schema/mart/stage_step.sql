-- purpose: Entries of a stage in the as-of year and the year before whose date is known, of projects that count, with
--     what screens cut them by: the ladder's flows and the steps between rungs without a join.
--     is_flow: in the flow of its year (a signing also needs a counted agreement); is_compared: last year's up to
--     the same day, or this year's; days_from_lower: calendar days since the rung just below was entered, where
--     both days are known to a month: stated, or seen between two ledgers of the usual rhythm.
-- grain: snapshot_id, project_id, stage
create table mart.stage_step (
    snapshot_id integer, stage varchar, stage_order integer, project_id varchar,
    is_this_year boolean, is_compared boolean, is_flow boolean, has_gone_higher boolean,
    days_from_lower integer, planned_investment_wan decimal(18, 6), town varchar,
    industry varchar, channel varchar, task_group varchar, responsible_unit varchar,
    sponsoring_leader varchar
)
