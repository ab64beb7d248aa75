-- purpose: Projects that stopped: exits of the ladder (缓建, 停建, 终止), and those that stand still by the rule of
--     gates.toml; since when, and the reason that a ledger gives: the newest service record's, that of the lost
--     project, an open difficulty, the problem of the projects ledger; null where none says why.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, stage, unit, is_exit, since_date, days, reason, reason_from, officer, light,
--     sheet_id, row_number
with stopped as (
    select
        project.*,
        readiness.waiting_since_date,
        readiness.waiting_days
    from
        mart.chosen_of('mart.project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
            as project
    left join mart.readiness as readiness
        on project.snapshot_id = readiness.snapshot_id and project.project_id = readiness.project_id
    where project.is_counted and (project.is_exit or readiness.state = '停滞')
),

said as (
    select
        project_id,
        'contacts' as reason_from,
        1 as place,
        texts['stop_reason'] as reason,
        day,
        sheet_id,
        row_number
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = 'contacts' and is_counted
    union all by name
    select
        project_id,
        'lost' as reason_from,
        2 as place,
        texts['loss_reason'] as reason,
        day,
        sheet_id,
        row_number
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = 'lost' and is_counted
    union all by name
    select
        project_id,
        'difficulties' as reason_from,
        3 as place,
        texts['difficulty'] as reason,
        day,
        sheet_id,
        row_number
    from mart.entry
    where
        snapshot_id = $snapshot_id and ledger = 'difficulties' and is_counted and not coalesce(is_closed, false)
    union all by name
    select
        project_id,
        'register' as reason_from,
        4 as place,
        problem_text as reason,
        null as day,
        sheet_id,
        row_number
    from mart.project_entry
    where snapshot_id = $snapshot_id
),

reason as (
    select *
    from said
    where nullif(trim(reason), '') is not null and project_id is not null
    qualify
        row_number() over (partition by project_id order by place, day desc nulls last, sheet_id, row_number) = 1
)

select
    stopped.project_id,
    stopped.project_name,
    stopped.stage,
    stopped.responsible_unit as unit,
    stopped.is_exit,
    case when stopped.is_exit then stopped.stage_entered_date else stopped.waiting_since_date end as since_date,
    case when stopped.is_exit then stopped.stage_age_days else stopped.waiting_days end as days,
    reason.reason,
    reason.reason_from,
    stopped.service_officer as officer,
    case when reason.reason is null then '待核' else '正常' end as light,
    reason.sheet_id::varchar as sheet_id,
    reason.row_number
from stopped
left join reason on stopped.project_id = reason.project_id
order by reason.reason is not null, days desc nulls last, stopped.project_name, stopped.project_id
