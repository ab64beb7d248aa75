-- purpose: What a list can be narrowed to: the towns, units (and groups of their projects) and statuses of a ledger,
--     with how many entries have each.
-- grain: kind, value
-- params: $snapshot_id, $ledger
-- columns: kind, value, row_count
with told as (
    select
        unnest(['town', 'unit', 'status']) as kind,
        unnest([
            [town], list_distinct(list_append(mart.entry_names('unit', unit), task_group)), [status]
        ]) as words
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = $ledger and is_counted
)

select
    kind,
    value,
    count(*) as row_count
from (
    select
        kind,
        unnest(words) as value
    from told
) as said
where value is not null
group by kind, value
order by kind, row_count desc, value
