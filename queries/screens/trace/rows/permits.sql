-- purpose: The main permits of counted projects not yet in production, a row a project and permit.
-- grain: project_id, item
-- params: $snapshot_id
-- columns: project_id, project_name, item, state, is_settled, is_blank, sheet_id, row_number
select
    project_id,
    project_name,
    item,
    state,
    is_done or not applies as is_settled,
    applies and not is_known as is_blank,
    sheet_id::varchar as sheet_id,
    row_number
from mart.open_permits($snapshot_id)
order by is_settled desc, is_blank, project_name, project_id, item_order
