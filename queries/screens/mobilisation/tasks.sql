-- purpose: Orders that are tasks of the county-wide conference and the work plan: their matter names a word of the
--     settings, or the sheet that lists them does, or the file of one sheet.
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
from mart.assignment as assignment
left join ledger.source_sheet as sheet using (sheet_id)
left join (
    select
        file_sha256,
        count(distinct sheet_name) as sheets
    from ledger.source_sheet
    group by file_sha256
) as alone on sheet.file_sha256 = alone.file_sha256
where
    assignment.snapshot_id = $snapshot_id
    and ($owners is null or list_has_any($owners, mart.entry_names('unit', coalesce(responsible_unit, ''))))
    and regexp_matches(
        concat_ws(' ', matter, sheet.sheet_name, case when alone.sheets = 1 then sheet.file_name end),
        mart.lead_task_words()
    )
order by overdue_days desc nulls last, is_open desc, valid_due_date nulls last, assignment_id
