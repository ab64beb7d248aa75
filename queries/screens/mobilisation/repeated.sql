-- purpose: Leads that repeat a project or an earlier lead, first those that nobody decided, each with the other row.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $owners
-- columns: label, company, unit, person, day, fate, twin_kind, twin_by, twin_label, twin_detail, twin_project_id,
--     twin_sheet_id, twin_row_number, sheet_id, row_number
select
    label,
    company,
    unit,
    person,
    day,
    fate,
    twin_kind,
    twin_by,
    twin_label,
    twin_detail,
    twin_project_id,
    twin_sheet_id::varchar as twin_sheet_id,
    twin_row_number,
    sheet_id::varchar as sheet_id,
    row_number
from mart.lead
where
    snapshot_id = $snapshot_id
    and ($owners is null or list_has_any($owners, owners))
    and (not is_valid or twin_kind is not null)
order by fate = 'undecided' desc, is_valid, day nulls last, label, sheet_id, row_number
