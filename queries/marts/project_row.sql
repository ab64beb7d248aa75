-- purpose: The rows that make up each project, in order of belief: newest as-of, newest version, register before
--     schedule, then as they stand in the sheet.
-- params: $snapshot_id
insert into mart.project_row by name
select
    $snapshot_id as snapshot_id,
    identity.project_id,
    (row_number() over (
        partition by identity.project_id
        order by
            batch.as_of_date desc,
            batch.sequence desc,
            batch.form,
            batch.batch_id desc,
            entry.sheet_id,
            entry.row_number
    ))::integer as belief_rank,
    entry.batch_id,
    entry.sheet_id,
    entry.row_number
from mart.current_batch as batch
inner join ledger.project_row as entry on batch.batch_id = entry.batch_id
inner join mart.project_identity as identity
    on
        identity.snapshot_id = $snapshot_id
        and entry.project_code is not distinct from identity.project_code
        and entry.project_name is not distinct from identity.project_name
where batch.snapshot_id = $snapshot_id and batch.ledger = 'projects'
order by identity.project_id, belief_rank
