-- purpose: What was pointed out when a unit last published tables with these headers, with the texts that tell
--     which row each issue stood in.
-- grain: batch_id, issue_number
-- params: $unit, $as_of, $fingerprints, $identity
-- columns: batch_id, issue_number, version, as_of_date, file_name, sheet_name, fingerprint, ledger, cell, row_number,
--     field, code, severity, value, arguments, identity_fields, identity_texts, identity_shown
with last_sheet as (
    select
        sheet.sheet_id,
        sheet.fingerprint,
        batch.ledger,
        batch.sequence,
        batch.as_of_date
    from ledger.source_sheet as sheet
    inner join mart.speaking_batch((select max(sequence) from ledger.publish_log)) as batch
        on sheet.batch_id = batch.batch_id
    inner join mart.units_named_as($unit) as own
        on batch.unit = own.unit and batch.as_of_date = own.as_of_date
    where list_contains($fingerprints, sheet.fingerprint) and batch.as_of_date <= $as_of
    qualify rank() over (partition by sheet.fingerprint order by batch.sequence desc) = 1
),

identity_column as (
    select
        sheet_id,
        list(field order by column_number, field) as fields,
        list(column_number order by column_number, field) as numbers
    from ledger.source_column
    where list_contains($identity, field)
    group by sheet_id
)

select
    issue.batch_id::varchar as batch_id,
    issue.issue_number,
    last_sheet.sequence as version,
    last_sheet.as_of_date,
    issue.file_name,
    issue.sheet_name,
    last_sheet.fingerprint,
    last_sheet.ledger,
    issue.cell,
    issue.row_number,
    issue.field,
    issue.code,
    issue.severity,
    issue.value,
    issue.arguments,
    identity_column.fields as identity_fields,
    list_select(source.raw, identity_column.numbers::bigint[]) as identity_texts,
    list_select(source.shown, identity_column.numbers::bigint[]) as identity_shown
from ledger.upload_issue as issue
inner join last_sheet on issue.sheet_id = last_sheet.sheet_id
left join identity_column on issue.sheet_id = identity_column.sheet_id
left join ledger.source_row as source
    on issue.sheet_id = source.sheet_id and issue.row_number = source.row_number
where issue.severity in ('error', 'warning')
order by issue.file_name, issue.sheet_name, issue.row_number, issue.issue_number, issue.batch_id
