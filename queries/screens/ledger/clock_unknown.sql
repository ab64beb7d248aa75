-- purpose: Why the clock of entries of a ledger says nothing, the most frequent first.
-- grain: unknown_reason
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: unknown_reason, row_count
select
    clock.unknown_reason,
    count(*) as row_count
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    ) as entry
inner join mart.clock as clock
    on
        entry.snapshot_id = clock.snapshot_id
        and entry.ledger = clock.ledger
        and entry.sheet_id = clock.sheet_id
        and entry.row_number = clock.row_number
where clock.state = 'unknown'
group by clock.unknown_reason
order by row_count desc, clock.unknown_reason
