-- purpose: Orders that are tasks of the county-wide conference and the work plan: their matter names a word of the
--     settings.
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
where
    snapshot_id = $snapshot_id
    and ($owners is null or list_has_any($owners, mart.entry_names('unit', coalesce(responsible_unit, ''))))
    and regexp_matches(matter, array_to_string(mart.setting_list('lead_task_words'), '|'))
order by overdue_days desc nulls last, is_open desc, valid_due_date nulls last, assignment_id
