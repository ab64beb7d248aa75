-- purpose: What each ledger of the past promised: planned start and production, one row for each as-of date at which
--     either was first stated, moved or left blank; $project_id null: of all projects.
-- grain: project_id, as_of_date
-- params: $snapshot_id, $project_id
-- columns: project_id, as_of_date, planned_start_date, planned_start_precision, planned_production_date,
--     planned_production_precision, start_slip_days, production_slip_days
with step as (
    select *
    from mart.told_promise
    where snapshot_id = $snapshot_id and ($project_id is null or project_id = $project_id)
)

select
    project_id,
    as_of_date,
    any_value(promised_date) filter (where promise = 'start') as planned_start_date,
    any_value(promised_precision) filter (where promise = 'start') as planned_start_precision,
    any_value(promised_date) filter (where promise = 'production') as planned_production_date,
    any_value(promised_precision) filter (where promise = 'production') as planned_production_precision,
    any_value(slip_days) filter (where promise = 'start') as start_slip_days,
    any_value(slip_days) filter (where promise = 'production') as production_slip_days
from step
group by project_id, as_of_date
having bool_or(promised_date is distinct from told_before)
order by project_id, as_of_date
