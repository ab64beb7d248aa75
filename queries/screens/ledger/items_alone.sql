-- purpose: Service items that only one of two dated lists names: is_new, or gone since; they are in no recomputed sum.
-- grain: is_new, unit, label
-- params: $snapshot_id, $previous_id
-- columns: is_new, unit, label, sheet_id, row_number
with item as (
    select *
    from mart.entry
    where ledger = 'service_items' and snapshot_id in ($snapshot_id, $previous_id) and is_counted
)

select
    one.snapshot_id = $snapshot_id as is_new,
    one.unit,
    one.label,
    one.sheet_id::varchar as sheet_id,
    one.row_number
from item as one
left join item as other
    on
        one.snapshot_id <> other.snapshot_id
        and one.identity = other.identity
where other.identity is null
order by is_new, one.unit, one.label, one.sheet_id, one.row_number
