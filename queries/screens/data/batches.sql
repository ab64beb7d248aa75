-- purpose: What each version brought: batch by batch, with files, rows by fate and issues by severity.
-- grain: batch
-- params: $sequence
-- columns: sequence, batch_id, ledger, form, unit, as_of_date, period_start, period_end, is_sample,
--     uploaded_by, uploaded_at, file_names, read_count, loaded_count, rejected_count, not_data_count,
--     error_count, warning_count, note_count
select
    batch.sequence,
    batch.batch_id::varchar as batch_id,
    batch.ledger,
    batch.form,
    batch.unit,
    batch.as_of_date,
    batch.period_start,
    batch.period_end,
    batch.is_sample,
    batch.uploaded_by,
    batch.uploaded_at,
    summary.file_names,
    batch.read_count,
    batch.loaded_count,
    batch.rejected_count,
    batch.not_data_count,
    summary.error_count,
    summary.warning_count,
    summary.note_count
from ledger.upload_batch as batch
inner join mart.batch_summary as summary on batch.batch_id = summary.batch_id
where $sequence is null or batch.sequence = $sequence
order by batch.sequence desc, batch.ledger, batch.form, batch.unit, batch.as_of_date, batch.batch_id
