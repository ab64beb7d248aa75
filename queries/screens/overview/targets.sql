-- purpose: The whole county's targets of the as-of year against the schedule, or those of the cut's owners, with the
--     completion at the date before.
-- grain: owner, metric
-- params: $snapshot_id, $previous_id, $owners
-- columns: owner, metric, target_unit, target_value, actual_value, completion_share, schedule_share, schedule_basis,
--     gap_points, light, previous_share, due_value, sheet_id, row_number
select
    now.owner,
    now.metric,
    now.target_unit,
    now.target_value,
    now.actual_value,
    now.completion_share,
    now.schedule_share,
    now.schedule_basis,
    now.gap_points,
    now.light,
    before.completion_share as previous_share,
    now.due_value,
    now.sheet_id::varchar as sheet_id,
    now.row_number
from mart.target_progress as now
left join mart.target_progress as before
    on
        before.snapshot_id = $previous_id
        and now.year = before.year
        and now.owner = before.owner
        and now.metric = before.metric
where
    now.snapshot_id = $snapshot_id
    and case
        when $owners is null then now.owner_kind = '全旗'
        else now.owner_key in (select owner_key from mart.owner_key($snapshot_id, $owners))
    end
order by now.gap_points desc nulls last, now.metric, now.owner
