-- purpose: What is current of one form and names a unit as its own, whoever sent it (any_unit: the field that does).
-- grain: batch_id, sheet_id, row_number
-- params: $snapshot_id, $form, $unit
-- columns: all of ledger.any_table
select
    entry.*
    exclude (
        snapshot_id, form, reporting_unit, as_of_date, sequence, is_sample,
        period_start, period_end, event_date
    )
from mart.current_any_table as entry
where
    entry.snapshot_id = $snapshot_id
    and entry.form = $form
    and any_unit = $unit
order by entry.batch_id, entry.sheet_id, entry.row_number
