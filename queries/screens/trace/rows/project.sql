-- purpose: One project with the numbers that its page prints.
-- grain: project_id
-- params: $snapshot_id, $project_id
-- columns: project_id, project_name, planned_wan, stage_age_days
select
    project_id,
    project_name,
    planned_investment_wan as planned_wan,
    stage_age_days
from mart.project
where snapshot_id = $snapshot_id and project_id = $project_id
order by project_id
