-- purpose: The batches that are visible at a version, with the files they came from; a renamed unit is one.
-- grain: batch
-- params: $sequence
-- columns: batch_id, ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample, file_hashes
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
),

file as (
    select
        batch_id,
        list(distinct file_sha256 order by file_sha256) as file_hashes
    from ledger.source_sheet
    group by batch_id
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
    coalesce(file.file_hashes, []) as file_hashes
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
inner join mart.unit_name($sequence, null) as named
    on batch.unit = named.unit and batch.as_of_date = named.as_of_date
left join file on batch.batch_id = file.batch_id
order by batch.sequence, batch.batch_id
