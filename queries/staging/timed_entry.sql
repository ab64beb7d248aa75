-- purpose: Entries of lists as they stand: those of a ledger with a clock are closed, due and overdue (in working days)
--     as their clock says; where the clock knows nothing, as their own status and deadline say.
create view mart.timed_entry as
select
    entry.* exclude (is_closed, deadline, overdue_days),
    clock.state as clock_state,
    case clock.state
        when 'closed_on_time' then true
        when 'closed_late' then true
        when 'open' then false
        when 'open_overdue' then false
        else entry.is_closed
    end as is_closed,
    coalesce(clock.due_date, entry.deadline) as deadline,
    case coalesce(clock.state, 'unknown')
        when 'unknown' then entry.overdue_days
        when 'open_overdue' then clock.overdue_days
    end as overdue_days
from mart.entry as entry
left join mart.clock as clock
    on
        entry.snapshot_id = clock.snapshot_id
        and entry.ledger = clock.ledger
        and entry.sheet_id = clock.sheet_id
        and entry.row_number = clock.row_number
