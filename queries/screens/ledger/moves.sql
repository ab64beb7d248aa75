-- purpose: What the entries of a ledger say otherwise than at the snapshot before: entries that came and went, and each
--     field that changed. Entries are the same by what the ledger tells rows apart by.
-- grain: kind, label, sheet_id, row_number, field
-- params: $snapshot_id, $previous_id, $ledger
-- columns: kind, label, project_id, is_now, field, old_text, new_text, sheet_id, row_number
with side as (
    select
        snapshot_id,
        identity,
        label,
        project_id,
        sheet_id,
        row_number,
        map_from_entries(
            list_concat(
                list_filter(map_entries(texts), one -> not list_contains(map_keys(dates), one.key)),
                list_transform(map_entries(numbers), one -> struct_pack(key := one.key, value := one.value::varchar)),
                list_transform(
                    map_entries(dates),
                    one -> struct_pack(key := one.key, value := coalesce(texts[one.key], one.value::varchar))
                )
            )
        ) as told
    from mart.entry
    where snapshot_id in ($snapshot_id, $previous_id) and ledger = $ledger and is_counted and identity is not null
),

paired as (
    select
        old.identity as old_identity,
        new.identity as new_identity,
        coalesce(new.label, old.label) as label,
        coalesce(new.project_id, old.project_id) as project_id,
        coalesce(new.sheet_id, old.sheet_id)::varchar as sheet_id,
        coalesce(new.row_number, old.row_number) as row_number,
        old.told as old_told,
        new.told as new_told
    from (select * from side where snapshot_id = $previous_id) as old
    full join (select * from side where snapshot_id = $snapshot_id) as new
        on old.identity = new.identity
),

changed as (
    select
        *,
        unnest(map_keys(new_told)) as field
    from paired
    where old_identity is not null and new_identity is not null
)

select
    case when old_identity is null then 'added' else 'removed' end as kind,
    label,
    project_id,
    new_identity is not null as is_now,
    null::varchar as field,
    null::varchar as old_text,
    null::varchar as new_text,
    sheet_id,
    row_number
from paired
where old_identity is null or new_identity is null
union all
select
    'changed' as kind,
    label,
    project_id,
    true as is_now,
    field,
    old_told[field] as old_text,
    new_told[field] as new_text,
    sheet_id,
    row_number
from changed
where old_told[field] is distinct from new_told[field]
order by kind, label, sheet_id, row_number, field
