-- purpose: Served projects, those that need somebody first: late, without a step, left alone, then by promised day.
--     place: its number in the list of all by name, the same in every list.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, stage, unit, town, place, officer, officer_kind, step, step_unit, promised_date,
--     step_from, left_days, window_days, changed_date, changed_days, contacted_date, quiet_days, verified_date,
--     verified_by, verified_days, is_overdue, is_alarming, is_without_step, is_without_day, is_without_officer,
--     is_silent, is_ageing, is_old, is_urgent, is_due, light, sheet_id, row_number
select
    project_id,
    project_name,
    stage,
    unit,
    town,
    row_number() over (order by project_name, project_id) as place,
    officer,
    officer_kind,
    step,
    step_unit,
    promised_date,
    step_from,
    left_days,
    window_days,
    changed_date,
    changed_days,
    contacted_date,
    quiet_days,
    verified_date,
    verified_by,
    verified_days,
    is_overdue,
    is_alarming,
    is_without_step,
    is_without_day,
    is_without_officer,
    is_silent,
    is_ageing,
    is_old,
    is_overdue or is_without_step or coalesce(is_silent, false) as is_urgent,
    window_days is not null as is_due,
    light,
    sheet_id::varchar as sheet_id,
    row_number
from mart.service_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
order by
    is_overdue desc,
    case when is_overdue then left_days end,
    is_without_step desc,
    coalesce(is_silent, false) desc,
    is_without_officer desc,
    left_days nulls last,
    project_name,
    project_id
