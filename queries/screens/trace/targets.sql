-- purpose: Every target of the as-of year with its completion and the row that states it.
-- grain: owner, metric
-- params: $snapshot_id
-- columns: owner, owner_kind, metric, target_value, target_unit, actual_value, completion_share, sheet_id, row_number
select
    owner,
    owner_kind,
    metric,
    target_value,
    target_unit,
    actual_value,
    completion_share,
    sheet_id::varchar as sheet_id,
    row_number
from mart.target_progress
where snapshot_id = $snapshot_id
order by owner, metric
