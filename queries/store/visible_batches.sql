-- purpose: The batches that are visible at a version, sample data too, with the files they came from; a renamed unit
--     is one.
-- grain: batch
-- params: $sequence
-- columns: batch_id, ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample, file_hashes
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
)

select
    batch.batch_id::varchar as batch_id,
    batch.ledger,
    batch.form,
    named.name as unit,
    batch.as_of_date,
    batch.period_start,
    batch.period_end,
    batch.sequence,
    batch.is_sample,
    summary.file_hashes
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
inner join mart.unit_name($sequence, null) as named
    on batch.unit = named.unit and batch.as_of_date = named.as_of_date
inner join mart.batch_summary as summary on batch.batch_id = summary.batch_id
order by batch.sequence, batch.batch_id
