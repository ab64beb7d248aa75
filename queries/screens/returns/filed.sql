-- purpose: Every batch that is visible at a version: what a unit has filed, when, from which files, with what
--     was wrong in it; a unit that was renamed goes under the name that it had on $as_of.
-- grain: batch
-- params: $sequence, $as_of
-- columns: batch_id, ledger, form, unit, as_of_date, period_start, period_end, sequence, is_sample,
--     uploaded_by, uploaded_at, file_names, loaded_count, rejected_count, error_count, warning_count
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
),

issue as (
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
    batch.batch_id::varchar as batch_id,
    batch.ledger,
    batch.form,
    named.name as unit,
    batch.as_of_date,
    batch.period_start,
    batch.period_end,
    batch.sequence,
    batch.is_sample,
    batch.uploaded_by,
    batch.uploaded_at,
    coalesce(file.file_names, []) as file_names,
    batch.loaded_count,
    batch.rejected_count,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
inner join mart.unit_name($sequence, $as_of) as named
    on batch.unit = named.unit and batch.as_of_date = named.as_of_date
left join file on batch.batch_id = file.batch_id
left join issue on batch.batch_id = issue.batch_id
order by batch.ledger, batch.form, named.name, batch.as_of_date, batch.sequence, batch.batch_id
