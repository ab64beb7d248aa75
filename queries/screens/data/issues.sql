-- purpose: What a version's files could not say or say twice, cell by cell, of one batch or ($batch_id null) of
--     all; the message is made from code and arguments (JSON).
-- grain: batch_id, issue_number
-- params: $sequence, $batch_id
-- columns: batch_id, issue_number, ledger, form, unit, as_of_date, file_name, sheet_name, cell, row_number,
--     field, code, severity, value, arguments, sheet_id
select
    issue.batch_id::varchar as batch_id,
    issue.issue_number,
    batch.ledger,
    batch.form,
    batch.unit,
    batch.as_of_date,
    issue.file_name,
    issue.sheet_name,
    issue.cell,
    issue.row_number,
    issue.field,
    issue.code,
    issue.severity,
    issue.value,
    issue.arguments,
    issue.sheet_id::varchar as sheet_id
from ledger.upload_issue as issue
inner join ledger.upload_batch as batch on issue.batch_id = batch.batch_id
where
    batch.sequence = $sequence
    and ($batch_id is null or issue.batch_id = $batch_id::uuid)
order by
    case issue.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    issue.file_name,
    issue.sheet_name,
    issue.row_number,
    issue.issue_number,
    issue.batch_id
