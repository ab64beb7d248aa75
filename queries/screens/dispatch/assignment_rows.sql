-- purpose: Every current ledger row that speaks of an order (督办), the newest first, so that its cells can be shown.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $assignment_id
-- columns: sheet_id, row_number, reporting_unit, as_of_date, sequence
select
    sheet_id::varchar as sheet_id,
    row_number,
    reporting_unit,
    as_of_date,
    sequence
from mart.current_assignment_row
where
    snapshot_id = $snapshot_id
    and coalesce(mart.project_key(order_number), mart.project_key(matter)) = $assignment_id
order by as_of_date desc, sequence desc, batch_id desc, sheet_id, row_number
