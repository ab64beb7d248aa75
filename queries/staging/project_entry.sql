-- purpose: The ledger rows that make up each project, in order of belief (mart.project_row), with all their fields.
-- grain: snapshot_id, batch_id, sheet_id, row_number
create view mart.project_entry as
select
    believed.snapshot_id,
    believed.project_id,
    believed.belief_rank,
    entry.*
from mart.project_row as believed
inner join ledger.project_row as entry using (batch_id, sheet_id, row_number)
