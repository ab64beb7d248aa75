-- purpose: The projects that count, each at the stage where it stands.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, stage, planned_wan
select
    project_id,
    project_name,
    stage,
    planned_investment_wan as planned_wan
from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
order by planned_investment_wan desc nulls last, project_name, project_id
