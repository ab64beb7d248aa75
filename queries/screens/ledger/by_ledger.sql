-- purpose: How many entries each list has, in all and in each town, with those past their deadline.
-- grain: ledger, town
-- params: $snapshot_id
-- columns: ledger, town, row_count, overdue_count
select
    ledger,
    town,
    count(*) as row_count,
    count(*) filter (where overdue_days is not null) as overdue_count
from mart.timed_entry
where snapshot_id = $snapshot_id and is_counted
group by ledger, town
order by ledger, town
