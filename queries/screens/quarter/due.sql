-- purpose: Starts and productions planned up to the end of the next quarter and not reached, the overdue ones first;
--     last those of which nobody states the plan.
-- grain: project_id, step
-- params: $snapshot_id, $as_of, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: step, project_id, project_name, planned_date, planned_precision, is_overdue
with chosen as (
    select *
    from mart.chosen_of('mart.project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
),

planned as (
    select
        '开工' as step,
        project_id,
        project_name,
        planned_start_date as planned_date,
        planned_start_precision as planned_precision
    from chosen
    where
        is_counted and not is_exit and is_signed
        and not coalesce(is_started, false)
    union all
    select
        '投产' as step,
        project_id,
        project_name,
        planned_production_date as planned_date,
        planned_production_precision as planned_precision
    from chosen
    where
        is_counted and not is_exit and is_signed
        and not coalesce(is_in_production, false)
)

select
    *,
    planned_date < $as_of::date as is_overdue
from planned
where coalesce(planned_date < date_trunc('quarter', $as_of::date) + interval 6 month, true)
order by planned_date nulls last, step, project_id
