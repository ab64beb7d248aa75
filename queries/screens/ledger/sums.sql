-- purpose: The sum of each number field of the entries, and of those past their deadline; how many state none.
-- grain: field
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: field, total, stated_count, unknown_count, overdue_total, overdue_unknown_count
with entry as (
    select *
    from mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
),

cell as (
    select
        is_overdue,
        unnest(map_entries(numbers)) as told
    from entry
),

stated as (
    select
        told.key as field,
        try_cast(told.value as decimal(28, 6)) as amount,
        is_overdue
    from cell
)

select
    field,
    sum(amount) as total,
    count(amount) as stated_count,
    count(*) - count(amount) as unknown_count,
    sum(amount) filter (where is_overdue) as overdue_total,
    count(*) filter (where is_overdue and amount is null) as overdue_unknown_count
from stated
group by field
order by field
