-- purpose: The entries of the office's lists that belong to a project, ledger by ledger, the longest overdue first.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $project_id
-- columns: ledger, label, status, standing, day, deadline, overdue_days, numbers, sheet_id, row_number
select
    ledger,
    label,
    status,
    case when is_closed then 'closed' when not is_closed then 'open' else 'unstated' end as standing,
    day,
    deadline,
    overdue_days,
    numbers,
    sheet_id::varchar as sheet_id,
    row_number
from mart.timed_entry
where snapshot_id = $snapshot_id and project_id = $project_id and is_counted
order by
    ledger,
    overdue_days desc nulls last,
    is_closed,
    deadline nulls last,
    day desc nulls last,
    label,
    sheet_id,
    row_number
