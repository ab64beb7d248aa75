-- purpose: The projects that the 三率 are taken over, one row each.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, signed, kept, landed, started, completed, producing, funds, contracted
select *
from mart.signing_cohort($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
order by contracted desc nulls last, project_name, project_id
