-- purpose: Projects that entered a next stage within $within_days after a trip pushed them: the last such trip before
--     each stage, by whom, and how many days later. Association, not cause.
-- grain: project_id, stage
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $within_days, $owners
-- columns: project_id, project_name, stage, entered_date, visit_date, leaders, days_after
with push as (
    select
        visit_id,
        start_date,
        project_id,
        list(distinct leader order by leader) as leaders
    from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners)
    where trip_month is not null
    group by visit_id, start_date, project_id
)

select
    push.project_id,
    project.project_name,
    reached.stage,
    reached.entered_date,
    push.start_date as visit_date,
    push.leaders,
    date_diff('day', push.start_date, reached.entered_date) as days_after
from push
inner join mart.snapshot as snapshot on snapshot.snapshot_id = $snapshot_id
inner join mart.stage_entry as reached
    on push.project_id = reached.project_id and snapshot.snapshot_id = reached.snapshot_id
inner join mart.project as project
    on push.project_id = project.project_id and snapshot.snapshot_id = project.snapshot_id
where
    reached.basis = 'date'
    and reached.date_precision is null
    and reached.entered_date between snapshot.year_start_date and snapshot.as_of_date
    and reached.entered_date > push.start_date
    and reached.entered_date <= push.start_date + $within_days::integer
qualify
    row_number() over (
        partition by push.project_id, reached.stage
        order by push.start_date desc, push.visit_id
    ) = 1
order by reached.entered_date desc, push.project_id, reached.stage
