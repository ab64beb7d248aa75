-- purpose: Served projects: what of their service is late or missing, how many are due in each window, how long the
--     longest of each waits. silent_count is null while no ledger tells contacts. A window counts what falls into it
--     alone: up to 30 days ahead, 31 to 60, 61 to 90 (data/rules/service.toml).
-- grain: one row
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: served, officers, with_day, overdue_count, overdue_days, without_step, without_step_days, without_day,
--     without_officer, silent_count, silent_days, ageing_count, old_count, old_days, due_first, due_second, due_third,
--     urgent_count
select
    count(*) as served,
    count(distinct officer) as officers,
    count(promised_date) as with_day,
    count(*) filter (where is_overdue) as overdue_count,
    -min(left_days) filter (where is_overdue) as overdue_days,
    count(*) filter (where is_without_step) as without_step,
    max(changed_days) filter (where is_without_step) as without_step_days,
    count(*) filter (where is_without_day) as without_day,
    count(*) filter (where is_without_officer) as without_officer,
    case when count(*) = 0 or count(is_silent) > 0 then count(*) filter (where is_silent) end as silent_count,
    max(quiet_days) filter (where is_silent) as silent_days,
    count(*) filter (where is_ageing) as ageing_count,
    count(*) filter (where is_old) as old_count,
    max(verified_days) filter (where is_old) as old_days,
    count(*) filter (where window_days = mart.setting_number('service_first_window')) as due_first,
    count(*) filter (where window_days = mart.setting_number('service_second_window')) as due_second,
    count(*) filter (where window_days = mart.setting_number('service_third_window')) as due_third,
    count(*) filter (where is_overdue or is_without_step or coalesce(is_silent, false)) as urgent_count
from mart.service_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
