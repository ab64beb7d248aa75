-- purpose: State of one main permit in every project that its rate counts, with the row that it was read from.
-- grain: project_id
-- params: $snapshot_id, $item
-- columns: project_id, project_name, state, applies, is_done, done_date, sheet_id, row_number
select
    item.project_id,
    project.project_name,
    item.state,
    item.applies,
    item.is_done,
    item.done_date,
    item.sheet_id,
    item.row_number
from mart.readiness_item as item
inner join mart.readiness as readiness
    on
        item.snapshot_id = readiness.snapshot_id
        and item.project_id = readiness.project_id
inner join mart.project as project
    on
        item.snapshot_id = project.snapshot_id
        and item.project_id = project.project_id
where
    item.snapshot_id = $snapshot_id
    and item.item = $item
    and readiness.is_counted
    and readiness.state <> '已投产'
    and item.sheet_id is not null
order by item.is_done, project.project_name, item.project_id
