-- purpose: A page of the entries of a ledger: the longest overdue first, then open ones by their deadline, closed ones
--     last; without a deadline the newest first. $page_rows null: all of them.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue,
--     $page_rows, $rows_before
-- columns: label, unit, town, park, person, company, project_text, project_name, project_id, status, standing, day,
--     deadline, closed_date, overdue_days, texts, numbers, dates, reporting_unit, as_of_date, sheet_id, row_number
select
    label,
    unit,
    town,
    park,
    person,
    company,
    project_text,
    project_name,
    project_id,
    status,
    standing,
    day,
    deadline,
    closed_date,
    overdue_days,
    texts,
    numbers,
    dates,
    reporting_unit,
    as_of_date,
    sheet_id::varchar as sheet_id,
    row_number
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
order by
    overdue_days desc nulls last,
    standing = 'closed',
    deadline nulls last,
    day desc nulls last,
    label,
    sheet_id,
    row_number
limit $page_rows offset coalesce($rows_before, 0)
