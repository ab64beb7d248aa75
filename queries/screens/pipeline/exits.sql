-- purpose: Projects out of every sum: postponed, suspended, terminated.
-- grain: stage
-- params: $snapshot_id
-- columns: stage, project_count, planned_wan
select
    rule.stage,
    count(project.project_id) as project_count,
    sum(project.planned_investment_wan) as planned_wan
from mart.rule_stage as rule
inner join mart.project as project on rule.stage = project.stage
where rule.is_exit and project.snapshot_id = $snapshot_id
group by rule.stage, rule.stage_order
order by rule.stage_order
