-- purpose: A row of a ledger whose list is shown, by what its fields are of it: whatever the ledger, the same columns.
--     identity: what the ledger tells rows apart by; of several that say the same those of the newest sheet are
--     believed (is_counted), a second one in a sheet bearing its number.
--     is_closed: null where neither status nor day says it. overdue_days: past its deadline and not closed.
--     task_group: of its project. texts, numbers, dates: its other fields by name; personal ones are left out.
--     A date that is not known to the day stands in texts too, as far as it is known.
-- grain: snapshot_id, ledger, batch_id, sheet_id, row_number
create table mart.entry (
    snapshot_id integer, ledger varchar, identity varchar, label varchar, reporting_unit varchar,
    as_of_date date, unit varchar, town varchar, park varchar, person varchar, company varchar,
    project_text varchar, project_id varchar, task_group varchar, status varchar, is_closed boolean, day date,
    deadline date, closed_date date, overdue_days integer, is_counted boolean, is_sample boolean,
    texts map (varchar, varchar), numbers map (varchar, double), dates map (varchar, date),
    batch_id uuid, sheet_id uuid, row_number integer
)
