-- purpose: A lead of 全民招商 with what became of it and what it repeats. fate: duplicate, undecided (repeats something
--     and nobody said whether it does), dropped, produced, started, signed, talks (of the project that it became),
--     converted (its project is not on the books), following, untouched, unstated. It counts (is_valid) unless it is a
--     duplicate or undecided. owners: the unit, town and group that it is of, and those of its project. twin_…: the
--     project or the earlier lead that it repeats, and by what.
-- grain: snapshot_id, sheet_id, row_number
create table mart.lead (
    snapshot_id integer, label varchar, company varchar, person varchar, unit varchar, owners varchar[], day date,
    status varchar, project_id varchar, project_name varchar, stage varchar, fate varchar,
    is_valid boolean, waiting_days integer, twin_kind varchar, twin_by varchar,
    twin_label varchar, twin_detail varchar, twin_project_id varchar, twin_sheet_id uuid,
    twin_row_number integer, sheet_id uuid, row_number integer
)
