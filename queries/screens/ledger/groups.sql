-- purpose: Entries by one of their dimensions ($by: town, unit, park, person, company, project, status, or a field of
--     texts), with those past their deadline and the sum of $field; what a row leaves blank is null. An entry of
--     several persons, units or companies is counted under each.
-- grain: group_name
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue,
--     $by, $field
-- columns: group_name, row_count, open_count, closed_count, overdue_count, open_in_time_count, unstated_in_time_count,
--     amount, unknown_count
with entry as (
    select
        *,
        unnest(mart.entry_names(
            $by, mart.entry_group($by, town, unit, park, person, company, project_name, project_text, status, texts)
        )) as group_name,
        try_cast(numbers[$field::varchar] as decimal(28, 6)) as amount
    from mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
)

select
    group_name,
    count(*) as row_count,
    count(*) filter (where standing = 'open') as open_count,
    count(*) filter (where standing = 'closed') as closed_count,
    count(*) filter (where is_overdue) as overdue_count,
    count(*) filter (where standing = 'open' and not is_overdue) as open_in_time_count,
    count(*) filter (where standing = 'unstated' and not is_overdue) as unstated_in_time_count,
    sum(amount) as amount,
    count(*) - count(amount) as unknown_count
from entry
group by group_name
order by group_name is null, row_count desc, group_name
