-- purpose: Entries by the month of their deadline (those that are not closed) or of their day; what lies outside the
--     window $first_month to $last_month stands in the month before or behind it. Undated ones are in none.
-- grain: drawn_month
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue,
--     $first_month, $last_month
-- columns: drawn_month, row_count, overdue_count
select
    mart.entry_month(counted_day, $first_month, $last_month) as drawn_month,
    count(*) as row_count,
    count(*) filter (where is_overdue) as overdue_count
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
where counted_day is not null and ($date_of is distinct from 'deadline' or standing <> 'closed')
group by all
order by drawn_month
