-- purpose: The main permits of counted projects not yet in production, a row a project and permit.
-- grain: project_id, item
-- params: $snapshot_id
-- columns: project_id, project_name, item, state, is_settled, is_blank, sheet_id, row_number
select
    item.project_id,
    project.project_name,
    item.item,
    item.state,
    item.is_done or not item.applies as is_settled,
    item.applies and not item.is_known as is_blank,
    item.sheet_id::varchar as sheet_id,
    item.row_number
from mart.readiness_item as item
inner join mart.readiness as readiness using (snapshot_id, project_id)
inner join mart.project as project
    on item.snapshot_id = project.snapshot_id and item.project_id = project.project_id
where
    item.snapshot_id = $snapshot_id
    and item.is_main_permit
    and readiness.is_counted
    and readiness.state <> '已投产'
order by is_settled desc, is_blank, project.project_name, item.project_id, item.item_order
