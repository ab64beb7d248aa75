-- purpose: Permits and items whose state is another one at the later of two snapshots, of projects that both know;
--     columns as in changes.sql. is_back: it earns less than before, or nothing is said of it any more.
-- grain: project_id, item
-- params: $snapshot_id, $previous_id
-- columns: item, project_id, before_id, after_id, project_name, unit, office, old_text, new_text, is_back, has_note,
--     old_sheet_id, old_row_number, new_sheet_id, new_row_number
with pair as (
    select *
    from mart.paired_project($previous_id, $snapshot_id)
    where before_id is not null and after_id is not null
),

before as (
    select
        pair.project_id,
        item.*
    from pair
    inner join mart.readiness_item as item
        on item.snapshot_id = $previous_id and pair.before_id = item.project_id
),

after as (
    select
        pair.project_id,
        item.*
    from pair
    inner join mart.readiness_item as item
        on item.snapshot_id = $snapshot_id and pair.after_id = item.project_id
),

moved as (
    select
        coalesce(after.item, before.item) as item,
        coalesce(after.item_order, before.item_order) as item_order,
        coalesce(after.project_id, before.project_id) as project_id,
        coalesce(after.handling_office, before.handling_office) as office,
        before.state as old_text,
        after.state as new_text,
        after.state is null or after.share_low < before.share_low as is_back,
        before.batch_id as old_batch_id,
        before.sheet_id as old_sheet_id,
        before.row_number as old_row_number,
        after.batch_id as new_batch_id,
        after.sheet_id as new_sheet_id,
        after.row_number as new_row_number
    from before
    full join after on before.project_id = after.project_id and before.item = after.item
    where before.state is distinct from after.state
)

select
    moved.item,
    moved.project_id,
    pair.before_id,
    pair.after_id,
    project.project_name,
    project.responsible_unit as unit,
    moved.office,
    moved.old_text,
    moved.new_text,
    coalesce(moved.is_back, false) as is_back,
    coalesce(
        trim(new.remark) <> '' and trim(new.remark) is distinct from trim(old.remark), false
    ) as has_note,
    moved.old_sheet_id::varchar as old_sheet_id,
    moved.old_row_number,
    moved.new_sheet_id::varchar as new_sheet_id,
    moved.new_row_number
from moved
inner join pair on moved.project_id = pair.project_id
inner join mart.project as project
    on project.snapshot_id = $snapshot_id and pair.after_id = project.project_id
left join ledger.readiness_row as old
    on
        moved.old_batch_id = old.batch_id
        and moved.old_sheet_id = old.sheet_id
        and moved.old_row_number = old.row_number
        and moved.item = old.item
left join ledger.readiness_row as new
    on
        moved.new_batch_id = new.batch_id
        and moved.new_sheet_id = new.sheet_id
        and moved.new_row_number = new.row_number
        and moved.item = new.item
qualify row_number() over (partition by moved.project_id, moved.item order by new.item_text, old.item_text) = 1
order by project.project_name, moved.project_id, moved.item_order, moved.item
