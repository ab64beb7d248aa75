-- purpose: One entry with its fields.
-- grain: one row
-- params: $snapshot_id, $ledger, $sheet_id, $row_number
-- columns: label, unit, town, park, person, company, project_text, project_name, project_id, status, standing, day,
--     deadline, closed_date, overdue_days, texts, numbers, dates, reporting_unit, as_of_date, sheet_id, row_number
select
    label,
    unit,
    town,
    park,
    person,
    company,
    project_text,
    project_name,
    project_id,
    status,
    standing,
    day,
    deadline,
    closed_date,
    overdue_days,
    texts,
    numbers,
    dates,
    reporting_unit,
    as_of_date,
    sheet_id::varchar as sheet_id,
    row_number
from mart.entry_scope($snapshot_id, $ledger, null, null, null, null, null, null, null, null)
where sheet_id = $sheet_id::uuid and row_number = $row_number
