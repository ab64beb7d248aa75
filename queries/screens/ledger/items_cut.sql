-- purpose: What two dated lists of service items say of materials and promised days, over the items that stand in both
--     and state it in both; in all and by department. Items are the same by department and name.
-- grain: unit; the row of all has is_all
-- params: $snapshot_id, $previous_id
-- columns: is_all, unit, item_count, material_items, materials_before, materials_after, day_items, days_before,
--     days_after
with item as (
    select
        snapshot_id,
        unit,
        identity,
        try_cast(numbers['material_count'] as integer) as materials,
        try_cast(numbers['promised_days'] as integer) as days
    from mart.entry
    where ledger = 'service_items' and snapshot_id in ($snapshot_id, $previous_id) and is_counted
),

paired as (
    select
        new.unit,
        old.materials as old_materials,
        new.materials as new_materials,
        old.days as old_days,
        new.days as new_days,
        old.materials is not null and new.materials is not null as has_materials,
        old.days is not null and new.days is not null as has_days
    from item as old
    inner join item as new
        on old.identity = new.identity and old.snapshot_id = $previous_id and new.snapshot_id = $snapshot_id
)

select
    grouping(unit) = 1 as is_all,
    unit,
    count(*) as item_count,
    count(*) filter (where has_materials) as material_items,
    sum(old_materials) filter (where has_materials) as materials_before,
    sum(new_materials) filter (where has_materials) as materials_after,
    count(*) filter (where has_days) as day_items,
    sum(old_days) filter (where has_days) as days_before,
    sum(new_days) filter (where has_days) as days_after
from paired
group by grouping sets ((unit), ())
order by is_all desc, item_count desc, unit
