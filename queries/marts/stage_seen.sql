-- purpose: When each stage was first seen in the batches up to the as-of, and whether that was a change from a
--     lower stage (for the first rung: from not being in the ledger; for an exit: from any stage).
-- params: $snapshot_id
insert into mart.stage_seen by name
with named as (
    select
        identity.project_id,
        entry.stage,
        history.as_of_date
    from mart.project_history as history
    inner join ledger.project_row as entry on history.batch_id = entry.batch_id
    inner join mart.project_identity as identity
        on
            identity.snapshot_id = $snapshot_id
            and entry.project_code is not distinct from identity.project_code
            and entry.project_name is not distinct from identity.project_name
    where history.snapshot_id = $snapshot_id
),

stood as (
    select
        project_id,
        stage,
        min(as_of_date) as seen_date
    from named
    where stage is not null
    group by project_id, stage
),

day as (
    select distinct
        project_id,
        as_of_date
    from named
),

told as (
    select
        project_id,
        as_of_date,
        lag(as_of_date) over (partition by project_id order by as_of_date) as told_before_date
    from day
),

ordered as (
    select
        stood.project_id,
        stood.stage,
        stood.seen_date,
        rule.stage_order,
        min(stood.seen_date) over (
            partition by stood.project_id
            order by rule.stage_order
            rows between unbounded preceding and 1 preceding
        ) as lower_seen_date
    from stood
    inner join mart.rule_stage as rule on stood.stage = rule.stage
),

beginning as (
    select min(as_of_date) as first_date
    from mart.project_history
    where snapshot_id = $snapshot_id
),

first_rung as (
    select min(stage_order) as stage_order
    from mart.rule_stage
    where not is_exit
)

select
    $snapshot_id as snapshot_id,
    ordered.project_id,
    ordered.stage,
    ordered.seen_date,
    case
        when ordered.stage_order = first_rung.stage_order
            then ordered.seen_date > beginning.first_date
        else coalesce(ordered.lower_seen_date < ordered.seen_date, false)
    end as is_change,
    told.told_before_date as not_before_date
from ordered
left join told on ordered.project_id = told.project_id and ordered.seen_date = told.as_of_date
cross join beginning
cross join first_rung
order by ordered.project_id, ordered.stage
