-- purpose: Leads as rows of a figure, each with what became of it.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $owners
-- columns: label, project_id, fate, is_valid, is_contacted, is_in_talks, is_signed, is_started,
--     is_in_production, unit, person, field, sheet_id, row_number
select
    label,
    project_id,
    fate,
    is_valid,
    is_valid and fate not in ('untouched', 'unstated') as is_contacted,
    fate in ('talks', 'signed', 'started', 'produced') as is_in_talks,
    fate in ('signed', 'started', 'produced') as is_signed,
    fate in ('started', 'produced') as is_started,
    fate = 'produced' as is_in_production,
    unit,
    person,
    'lead_name' as field,
    sheet_id::varchar as sheet_id,
    row_number
from mart.lead
where snapshot_id = $snapshot_id and ($owners is null or list_has_any($owners, owners))
order by day nulls last, label, sheet_id, row_number
