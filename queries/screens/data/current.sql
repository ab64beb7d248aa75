-- purpose: Whose word counts at a snapshot: the batches that speak, with files, counts and who uploaded them.
-- grain: batch
-- params: $snapshot_id
-- columns: ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample, uploaded_by,
--     uploaded_at, file_names, loaded_count, rejected_count, error_count, warning_count, batch_id
select
    speaking.ledger,
    speaking.form,
    speaking.unit,
    speaking.as_of_date,
    speaking.period_start,
    speaking.period_end,
    speaking.sequence,
    speaking.is_sample,
    batch.uploaded_by,
    batch.uploaded_at,
    summary.file_names,
    batch.loaded_count,
    batch.rejected_count,
    summary.error_count,
    summary.warning_count,
    speaking.batch_id::varchar as batch_id
from mart.current_batch as speaking
inner join ledger.upload_batch as batch on speaking.batch_id = batch.batch_id
inner join mart.batch_summary as summary on speaking.batch_id = summary.batch_id
where speaking.snapshot_id = $snapshot_id
order by
    speaking.ledger,
    speaking.form,
    speaking.unit,
    speaking.as_of_date desc,
    speaking.sequence desc,
    speaking.batch_id
