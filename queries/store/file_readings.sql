-- purpose: How kept files were read: those of one content, or of one version's batches; the oldest first.
-- grain: file_sha256, upload_id, batch_id
-- params: $sha256, $sequence
-- columns: upload_id, position, batch_id, file_sha256, file_name, unit, as_of_date, is_day_chosen, period_start,
--     period_end, corrections, read_at
select
    reading.upload_id::varchar as upload_id,
    reading.position,
    reading.batch_id::varchar as batch_id,
    reading.file_sha256,
    reading.file_name,
    reading.unit,
    reading.as_of_date,
    reading.is_day_chosen,
    reading.period_start,
    reading.period_end,
    reading.corrections,
    reading.read_at
from ledger.file_reading as reading
left join ledger.upload_batch as batch on reading.batch_id = batch.batch_id
where
    ($sha256::varchar is null or reading.file_sha256 = $sha256)
    and ($sequence::bigint is null or batch.sequence = $sequence)
order by reading.read_at, reading.position, reading.batch_id, reading.upload_id
