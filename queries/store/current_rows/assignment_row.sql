-- purpose: What is current of one form and unit, beside which a draft is previewed.
-- grain: batch_id, sheet_id, row_number
-- params: $snapshot_id, $form, $unit
-- columns: all of ledger.assignment_row
select entry.* exclude (snapshot_id, form, reporting_unit, as_of_date, sequence, is_sample)
from mart.current_assignment_row as entry
where
    entry.snapshot_id = $snapshot_id
    and entry.form = $form
    and entry.reporting_unit = $unit
order by entry.batch_id, entry.sheet_id, entry.row_number
