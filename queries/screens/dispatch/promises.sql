-- purpose: The promise ledger: each planned start and production that slipped, was kept late, or whose day has passed,
--     with the first and the last date stated; the longest slip first.
-- grain: project_id, promise
-- params: $snapshot_id, $project_ids
-- columns: promise, project_id, project_name, unit, sponsoring_leader, stage, first_date,
--     first_precision, last_date, last_precision, later_count, slip_days, last_slip_date, is_kept,
--     overdue_days, late_days
select
    promise,
    project_id,
    project_name,
    unit,
    sponsoring_leader,
    stage,
    first_date,
    first_precision,
    last_date,
    last_precision,
    later_count,
    slip_days,
    last_slip_date,
    is_kept,
    overdue_days,
    late_days
from mart.whole_promise($snapshot_id)
where
    (later_count > 0 or overdue_days > 0 or late_days > 0)
    and mart.is_in_cut($project_ids, project_id)
order by slip_days desc, coalesce(overdue_days, 0) desc, project_name, project_id, promise
