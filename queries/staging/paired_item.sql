-- purpose: mart.paired_item(snapshot, previous): service items of the lists that speak at two snapshots, the same by
--     department (under its name of today) and name. Materials are those that
--     are stated, else counted where they stand row by row: a cell that lists several is no number. What a
--     list says itself of the time before counts, the later list's first; only without it the numbers of the earlier
--     list. A side that does not name the item has nulls.
-- grain: one row an item
create macro mart.paired_item(in_snapshot, in_previous) as table
    with item as (
        select
            entry.snapshot_id = in_snapshot as is_now,
            coalesce(named.body_key, mart.project_key(entry.unit), '') as unit_key,
            mart.project_key(entry.texts['item_name']) as item_key,
            any_value(coalesce(named.body, entry.unit)) as unit,
            any_value(entry.texts['item_name']) as item,
            coalesce(
                max(try_cast(entry.numbers['material_count'] as integer)),
                case when count(*) > 1 then nullif(count(distinct entry.texts['material_name']), 0) end
            )::integer as materials,
            max(try_cast(entry.numbers['materials_before'] as integer)) as materials_before,
            max(try_cast(entry.numbers['days_before'] as integer)) as days_before,
            max(try_cast(entry.numbers['statutory_days'] as integer)) as statutory_days,
            max(try_cast(entry.numbers['promised_days'] as integer)) as promised_days,
            min_by(entry.sheet_id, entry.row_number) as sheet_id,
            min(entry.row_number) as row_number
        from mart.entry as entry
        left join mart.body_name as named
            on named.snapshot_id = in_snapshot and mart.project_key(entry.unit) = named.name_key
        where
            entry.ledger = 'service_items'
            and entry.snapshot_id in (in_snapshot, in_previous)
            and entry.is_counted
        group by is_now, unit_key, item_key
    )

    select
        coalesce(new.unit, old.unit) as unit,
        coalesce(new.item, old.item) as item,
        new.item_key is not null as is_now,
        coalesce(old.item_key, new.materials_before::varchar, new.days_before::varchar) is not null as was_before,
        coalesce(new.materials_before, old.materials_before, old.materials) as old_materials,
        new.materials as new_materials,
        coalesce(new.days_before, old.days_before, old.promised_days) as old_days,
        new.promised_days as new_days,
        new.statutory_days,
        coalesce(new.sheet_id, old.sheet_id) as sheet_id,
        coalesce(new.row_number, old.row_number) as row_number
    from (select * from item where is_now) as new
    full join (select * from item where not is_now) as old
        on new.unit_key = old.unit_key and new.item_key = old.item_key
