-- purpose: Rows of the assignments ledger that speak at each snapshot, with what their batch says of itself.
-- grain: snapshot_id, batch_id, sheet_id, row_number
-- params: none
-- columns: none
create view mart.current_assignment_row as
select
    batch.snapshot_id,
    batch.form,
    batch.unit as reporting_unit,
    batch.as_of_date,
    batch.sequence,
    batch.is_sample,
    entry.*
from mart.current_batch as batch
inner join ledger.assignment_row as entry on batch.batch_id = entry.batch_id
where batch.ledger = 'assignments'
