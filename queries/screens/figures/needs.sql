-- purpose: Requests of enterprises as they stand by the clock.
-- grain: one row
-- params: $snapshot_id
-- columns: requests, closed_on_time, closed_late, open_overdue, on_time_share
select
    count(*) as requests,
    count(*) filter (where clock_state = 'closed_on_time') as closed_on_time,
    count(*) filter (where clock_state = 'closed_late') as closed_late,
    count(*) filter (where clock_state = 'open_overdue') as open_overdue,
    count(*) filter (where clock_state = 'closed_on_time')
    / nullif(count(*) filter (where clock_state in ('closed_on_time', 'closed_late', 'open_overdue')), 0)
        as on_time_share
from mart.timed_entry
where snapshot_id = $snapshot_id and ledger = 'needs' and is_counted
