-- purpose: Service items that only one of two dated lists names: is_new, or gone since; they are in no recomputed sum.
-- grain: is_new, unit, label
-- params: $snapshot_id, $previous_id
-- columns: is_new, unit, label, sheet_id, row_number
select
    is_now as is_new,
    unit,
    item as label,
    sheet_id::varchar as sheet_id,
    row_number
from mart.paired_item($snapshot_id, $previous_id)
where is_now <> was_before
order by is_new, unit, label, sheet_id, row_number
