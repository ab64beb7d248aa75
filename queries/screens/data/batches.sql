-- purpose: What each version brought: batch by batch, with files, rows by fate and issues by severity.
-- grain: batch
-- params: $sequence
-- columns: sequence, batch_id, ledger, form, unit, as_of_date, period_start, period_end, is_sample,
--     uploaded_by, uploaded_at, file_names, read_count, loaded_count, rejected_count, not_data_count,
--     error_count, warning_count, note_count
with issue as (
    select
        batch_id,
        count(*) filter (where severity = 'error') as error_count,
        count(*) filter (where severity = 'warning') as warning_count,
        count(*) filter (where severity = 'note') as note_count
    from ledger.upload_issue
    group by batch_id
),

file as (
    select
        batch_id,
        list(distinct file_name order by file_name) as file_names
    from ledger.source_sheet
    group by batch_id
)

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
    coalesce(file.file_names, []) as file_names,
    batch.read_count,
    batch.loaded_count,
    batch.rejected_count,
    batch.not_data_count,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count,
    coalesce(issue.note_count, 0) as note_count
from ledger.upload_batch as batch
left join file on batch.batch_id = file.batch_id
left join issue on batch.batch_id = issue.batch_id
where $sequence is null or batch.sequence = $sequence
order by batch.sequence desc, batch.ledger, batch.form, batch.unit, batch.as_of_date, batch.batch_id
