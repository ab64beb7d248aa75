-- purpose: Whose word counts at a snapshot: the batches that speak, with files, counts and who uploaded them.
-- grain: batch
-- params: $snapshot_id
-- columns: ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample, uploaded_by,
--     uploaded_at, file_names, loaded_count, rejected_count, error_count, warning_count, batch_id
with issue as (
    select
        batch_id,
        count(*) filter (where severity = 'error') as error_count,
        count(*) filter (where severity = 'warning') as warning_count
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
    coalesce(file.file_names, []) as file_names,
    batch.loaded_count,
    batch.rejected_count,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count,
    speaking.batch_id::varchar as batch_id
from mart.current_batch as speaking
inner join ledger.upload_batch as batch on speaking.batch_id = batch.batch_id
left join file on speaking.batch_id = file.batch_id
left join issue on speaking.batch_id = issue.batch_id
where speaking.snapshot_id = $snapshot_id
order by
    speaking.ledger,
    speaking.form,
    speaking.unit,
    speaking.as_of_date desc,
    speaking.sequence desc,
    speaking.batch_id
