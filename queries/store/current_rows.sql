-- purpose: What is current of one form and unit, beside which a draft is previewed; of a period ledger
--     between two days.
-- grain: batch_id, sheet_id, row_number (readiness: item)
-- params: $snapshot_id, $form, $unit, $first_date, $last_date
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
    and entry.reporting_unit = $unit
    and coalesce(entry.event_date >= $first_date, true)
    and coalesce(entry.event_date <= $last_date, true)
order by entry.batch_id, entry.sheet_id, entry.row_number
