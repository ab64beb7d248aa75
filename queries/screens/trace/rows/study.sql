-- purpose: The study record of the as-of year as rows of a figure; nobody's name is in it.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $owners
-- columns: label, project_id, study_channel, study_month, field, sheet_id, row_number
select
    entry.label,
    null::varchar as project_id,
    entry.texts['study_channel'] as study_channel,
    case when regexp_matches(coalesce(entry.texts['study_date'], '2000-01'), '^[0-9]{4}-') then month(entry.day) end
        as study_month,
    'study_topic' as field,
    entry.sheet_id::varchar as sheet_id,
    entry.row_number
from mart.entry as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
where
    entry.snapshot_id = $snapshot_id
    and entry.ledger = 'study'
    and entry.is_counted
    and (
        $owners is null
        or list_contains($owners, entry.town)
        or list_has_any($owners, mart.entry_names('unit', coalesce(entry.unit, '')))
    )
    and entry.day between snapshot.year_start_date and snapshot.as_of_date
order by entry.day, entry.label, entry.sheet_id, entry.row_number
