-- purpose: Requests that were taken up again: whose they are, who handles them, what was thought of the answer; those
--     that are still open first.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: label, company, unit, status, satisfaction, is_open, sheet_id, row_number
select
    label,
    company,
    unit,
    status,
    texts['satisfaction'] as satisfaction,
    standing = 'open' as is_open,
    sheet_id::varchar as sheet_id,
    row_number
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
where texts['is_reopened'] = 'true' or status = '重办'
order by is_open desc, day desc nulls last, sheet_id, row_number
