-- purpose: Stages entered this year and last: what the ladder's flows, its conversion and its days are made of.
-- grain: project_id, stage, is_this_year
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, stage, planned_wan, is_this_year, is_last_year, has_gone_higher, days_from_lower,
--     is_timed
select
    step.project_id,
    project.project_name,
    step.stage,
    step.planned_investment_wan as planned_wan,
    step.is_this_year,
    not step.is_this_year as is_last_year,
    coalesce(step.has_gone_higher, false) as has_gone_higher,
    step.days_from_lower,
    step.is_compared and step.days_from_lower is not null as is_timed
from
    mart.chosen_of(
        'mart.stage_step', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    ) as step
inner join mart.project as project
    on step.snapshot_id = project.snapshot_id and step.project_id = project.project_id
where step.is_flow
order by step.planned_investment_wan desc nulls last, project.project_name, step.project_id, step.stage
