-- purpose: How many entries of a ledger there are, how they stand, and which days they speak of.
-- grain: one row
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: row_count, open_count, closed_count, unstated_count, overdue_count, longest_overdue_days, undated_count,
--     first_day, last_day, told_date, is_sample
select
    count(*) as row_count,
    count(*) filter (where standing = 'open') as open_count,
    count(*) filter (where standing = 'closed') as closed_count,
    count(*) filter (where standing = 'unstated') as unstated_count,
    count(*) filter (where is_overdue) as overdue_count,
    max(overdue_days) as longest_overdue_days,
    count(*) filter (where counted_day is null) as undated_count,
    min(counted_day) as first_day,
    max(counted_day) as last_day,
    max(as_of_date) as told_date,
    coalesce(bool_or(is_sample), false) as is_sample
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
