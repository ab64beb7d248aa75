-- purpose: The entries of a ledger as rows of a figure, with what figures are cut to: groups, month, how they stand.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue,
--     $by, $field, $first_month, $last_month, $since_field, $until_field, $where_fields, $where_values
-- columns: label, project_id, status, standing, is_overdue, is_due, group_name, drawn_month, overdue_days, amount,
--     days, is_wanted, is_stated, clock_state, unit, field, sheet_id, row_number
select
    label,
    project_id,
    status,
    standing,
    is_overdue,
    standing <> 'closed' as is_due,
    mart.entry_names(
        $by, mart.entry_group($by, town, unit, park, person, company, project_name, project_text, status, texts)
    ) as group_name,
    mart.entry_month(counted_day, $first_month, $last_month) as drawn_month,
    overdue_days,
    try_cast(numbers[$field::varchar] as decimal(28, 6)) as amount,
    dates[$until_field::varchar] - dates[$since_field::varchar] as days,
    mart.entry_fits(texts, $where_fields, $where_values) as is_wanted,
    mart.entry_states(texts, $where_fields) as is_stated,
    clock_state,
    unit,
    $field::varchar as field,
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
