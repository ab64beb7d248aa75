-- purpose: mart.visit_entry(snapshot): the ledger rows that make up each trip (mart.visit_row), with all their fields.
-- grain: batch_id, sheet_id, row_number
create macro mart.visit_entry(in_snapshot) as table
    select
        member.visit_id,
        entry.*
    from mart.visit_row as member
    inner join mart.current_visit_row as entry using (batch_id, sheet_id, row_number)
    where member.snapshot_id = in_snapshot and entry.snapshot_id = in_snapshot
