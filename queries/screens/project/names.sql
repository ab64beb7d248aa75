-- purpose: Every project of the snapshot, for the box that finds one.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, project_name, stage, town
select
    project_id,
    project_name,
    stage,
    town
from mart.project
where snapshot_id = $snapshot_id
order by project_name, project_id
