-- purpose: Of a ledger's entries, which fields any of them states: a column of the others would be empty. A town or a
--     deadline that is worked out counts as stated. least_amount: the smallest size of a number that is not 0.
-- grain: field
-- params: $snapshot_id, $ledger
-- columns: field, least_amount
with entry as (
    select *
    from mart.entry_scope($snapshot_id, $ledger, null, null, null, null, null, null, null, null)
),

told as (
    select unnest(map_entries(numbers)) as cell from entry
),

named as (
    select unnest(map_keys(texts)) as field, unnest(map_values(texts)) is not null as is_stated from entry
    union all
    select unnest(map_keys(dates)) as field, unnest(map_values(dates)) is not null as is_stated from entry
    union all
    select '=town' as field, town is not null as is_stated from entry
    union all
    select '=deadline' as field, deadline is not null as is_stated from entry
)

select
    cell.key as field,
    min(abs(try_cast(cell.value as double))) filter (where try_cast(cell.value as double) <> 0) as least_amount
from told
where cell.value is not null
group by cell.key
union all
select distinct
    field,
    null::double as least_amount
from named
where is_stated
order by field
