-- purpose: How the entries of a ledger with a clock stand, in all and by unit: closed on time and late, running, past
--     their limit, unknown; working days that closed ones took (median, 90th percentile), the usual limits.
-- grain: unit; the row of all has is_all
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: is_all, unit, row_count, closed_on_time, closed_late, open_in_time, open_overdue, unknown_count,
--     stopped_count, unapproved_count, usual_count, median_days, ninth_days, least_limit, most_limit
with entry as (
    select
        clock.*,
        entry.unit
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
)

select
    grouping(unit) = 1 as is_all,
    unit,
    count(*) as row_count,
    count(*) filter (where state = 'closed_on_time') as closed_on_time,
    count(*) filter (where state = 'closed_late') as closed_late,
    count(*) filter (where state = 'open') as open_in_time,
    count(*) filter (where state = 'open_overdue') as open_overdue,
    count(*) filter (where state = 'unknown') as unknown_count,
    count(*) filter (where is_stopped) as stopped_count,
    count(*) filter (where unapproved_days > 0) as unapproved_count,
    count(*) filter (where limit_basis = 'usual' and state <> 'unknown') as usual_count,
    median(used_days) filter (where state in ('closed_on_time', 'closed_late')) as median_days,
    quantile_disc(used_days, 0.9) filter (where state in ('closed_on_time', 'closed_late')) as ninth_days,
    min(limit_days) filter (where state <> 'unknown') as least_limit,
    max(limit_days) filter (where state <> 'unknown') as most_limit
from entry
group by grouping sets ((unit), ())
order by is_all desc, open_overdue desc, row_count desc, unit
