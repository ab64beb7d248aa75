-- purpose: The files that each batch came from and what was wrong in it.
-- grain: batch
create view mart.batch_summary as
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
        list(distinct file_name order by file_name) as file_names,
        list(distinct file_sha256 order by file_sha256) as file_hashes
    from ledger.source_sheet
    group by batch_id
)

select
    batch.batch_id,
    coalesce(file.file_names, []) as file_names,
    coalesce(file.file_hashes, []) as file_hashes,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count,
    coalesce(issue.note_count, 0) as note_count
from ledger.upload_batch as batch
left join file on batch.batch_id = file.batch_id
left join issue on batch.batch_id = issue.batch_id
