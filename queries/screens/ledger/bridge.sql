-- purpose: How each sum of a ledger came from the snapshot before: what came, what went, what was put otherwise; before
--     and these three add up to after. A value that was not stated counts as nothing, and how many were is said apart.
-- grain: field
-- params: $snapshot_id, $previous_id, $ledger
-- columns: field, before, added, changed, removed, after, unknown_before, unknown_after
with side as (
    select
        snapshot_id = $snapshot_id as is_now,
        coalesce(identity, sheet_id::varchar || '/' || row_number) as identity,
        unnest(map_entries(numbers)) as told
    from mart.entry
    where snapshot_id in ($snapshot_id, $previous_id) and ledger = $ledger and is_counted
),

value_of as (
    select
        is_now,
        identity,
        told.key as field,
        try_cast(told.value as decimal(28, 6)) as amount
    from side
),

paired as (
    select
        coalesce(new.field, old.field) as field,
        old.identity is not null as was_there,
        new.identity is not null as is_there,
        old.amount as old_amount,
        new.amount as new_amount
    from (select * from value_of where not is_now) as old
    full join (select * from value_of where is_now) as new
        on old.identity = new.identity and old.field = new.field
)

select
    field,
    coalesce(sum(old_amount), 0) as before,
    coalesce(sum(new_amount) filter (where not was_there), 0) as added,
    coalesce(
        sum(coalesce(new_amount, 0) - coalesce(old_amount, 0)) filter (where was_there and is_there), 0
    ) as changed,
    coalesce(-sum(old_amount) filter (where not is_there), 0) as removed,
    coalesce(sum(new_amount), 0) as after,
    count(*) filter (where was_there and old_amount is null) as unknown_before,
    count(*) filter (where is_there and new_amount is null) as unknown_after
from paired
group by field
order by field
