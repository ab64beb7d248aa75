-- purpose: What two dated lists of service items, or one that says it itself, say of materials and promised days
--     before and after, over the items of which both are stated; in all and by department. limit_…: the days of the
--     later list alone, over its items that state both limits.
-- grain: unit; the row of all has is_all
-- params: $snapshot_id, $previous_id
-- columns: is_all, unit, item_count, material_items, materials_before, materials_after, day_items, days_before,
--     days_after, limit_items, limit_statutory, limit_promised
with paired as (
    select
        *,
        is_now and was_before as is_pair,
        is_pair and old_materials is not null and new_materials is not null as has_materials,
        is_pair and old_days is not null and new_days is not null as has_days,
        is_now and statutory_days is not null and new_days is not null as has_limits
    from mart.paired_item($snapshot_id, $previous_id)
)

select
    grouping(unit) = 1 as is_all,
    unit,
    count(*) filter (where has_materials or has_days) as item_count,
    count(*) filter (where has_materials) as material_items,
    sum(old_materials) filter (where has_materials) as materials_before,
    sum(new_materials) filter (where has_materials) as materials_after,
    count(*) filter (where has_days) as day_items,
    sum(old_days) filter (where has_days) as days_before,
    sum(new_days) filter (where has_days) as days_after,
    count(*) filter (where has_limits) as limit_items,
    sum(statutory_days) filter (where has_limits) as limit_statutory,
    sum(new_days) filter (where has_limits) as limit_promised
from paired
group by grouping sets ((unit), ())
order by is_all desc, item_count desc, unit
