-- purpose: Projects out of every sum, one row each.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, project_name, stage, planned_wan
select
    project.project_id,
    project.project_name,
    project.stage,
    project.planned_investment_wan as planned_wan
from mart.project as project
inner join mart.rule_stage as rule on project.stage = rule.stage
where rule.is_exit and project.snapshot_id = $snapshot_id
order by project.planned_investment_wan desc nulls last, project.project_name, project.project_id
