-- purpose: The batches that are visible at a version, with the files they came from; a renamed unit is one.
-- grain: batch
-- params: $sequence
-- columns: batch_id, ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample, file_hashes
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
    summary.file_hashes
from mart.visible_batch($sequence, null) as batch
inner join mart.batch_summary as summary on batch.batch_id = summary.batch_id
order by batch.sequence, batch.batch_id
