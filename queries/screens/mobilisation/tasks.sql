-- purpose: Orders that are tasks of the county-wide conference and the work plan: their matter names a word of the
--     settings, or the file or sheet that lists them does.
-- grain: assignment_id
-- params: $snapshot_id, $owners
-- columns: assignment_id, matter, responsible_unit, valid_due_date, state, is_open, overdue_days
select
    assignment_id,
    matter,
    responsible_unit,
    valid_due_date,
    state,
    is_open,
    overdue_days
from mart.assignment
left join ledger.source_sheet as sheet using (sheet_id)
where
    snapshot_id = $snapshot_id
    and ($owners is null or list_has_any($owners, mart.entry_names('unit', coalesce(responsible_unit, ''))))
    and regexp_matches(
        concat_ws(' ', matter, sheet.file_name, sheet.sheet_name),
        array_to_string(mart.setting_list('lead_task_words'), '|')
    )
order by overdue_days desc nulls last, is_open desc, valid_due_date nulls last, assignment_id
