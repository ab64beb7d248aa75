-- purpose: What is current of one form and unit between two days, beside which a draft is previewed.
-- grain: batch_id, sheet_id, row_number
-- params: $snapshot_id, $form, $unit, $first_date, $last_date
-- columns: all of ledger.visit_row
select
    entry.*
    exclude (
        snapshot_id, form, reporting_unit, as_of_date, sequence, is_sample,
        period_start, period_end, event_date
    )
from mart.current_visit_row as entry
where
    entry.snapshot_id = $snapshot_id
    and entry.form = $form
    and entry.reporting_unit = $unit
    and ($first_date is null or entry.event_date >= $first_date)
    and ($last_date is null or entry.event_date <= $last_date)
order by entry.batch_id, entry.sheet_id, entry.row_number
