-- purpose: Every batch that is visible at a version: what a unit has filed, when, from which files, with what
--     was wrong in it; a unit that was renamed goes under the name that it had on $as_of.
-- grain: batch
-- params: $sequence, $as_of
-- columns: batch_id, ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample,
--     uploaded_by, uploaded_at, file_names, loaded_count, rejected_count, error_count, warning_count
select
    batch.batch_id::varchar as batch_id,
    batch.ledger,
    batch.form,
    batch.unit,
    batch.as_of_date,
    batch.period_start,
    batch.period_end,
    batch.sequence,
    batch.is_sample,
    batch.uploaded_by,
    batch.uploaded_at,
    summary.file_names,
    batch.loaded_count,
    batch.rejected_count,
    summary.error_count,
    summary.warning_count
from mart.visible_batch($sequence, $as_of) as batch
inner join mart.batch_summary as summary on batch.batch_id = summary.batch_id
order by batch.ledger, batch.form, batch.unit, batch.as_of_date, batch.sequence, batch.batch_id
