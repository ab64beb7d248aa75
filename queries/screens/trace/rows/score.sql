-- purpose: The items of one project with the points that each brings to its score at least.
-- grain: item
-- params: $snapshot_id, $project_id
-- columns: project_id, project_name, item, state, points_low, weight, sheet_id, row_number
with counted as (
    select *
    from mart.readiness_item
    where snapshot_id = $snapshot_id and project_id = $project_id and applies
)

select
    counted.project_id,
    project.project_name,
    counted.item,
    counted.state,
    100 * counted.points * counted.share_low / sum(counted.points) over () as points_low,
    100 * counted.points / sum(counted.points) over () as weight,
    counted.sheet_id::varchar as sheet_id,
    counted.row_number
from counted
inner join mart.project as project
    on counted.snapshot_id = project.snapshot_id and counted.project_id = project.project_id
order by counted.item_order
