-- purpose: The projects pushed this year, by which tiers and how often, for the list behind the figure.
-- grain: project_id
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $owners
-- columns: project_id, project_name, stage, tiers, leaders, trips, last_date
select
    project.project_id,
    project.project_name,
    project.stage,
    list(distinct scope.tier order by scope.tier) as tiers,
    list(distinct scope.leader order by scope.leader) as leaders,
    count(distinct scope.visit_id) as trips,
    max(scope.start_date) as last_date
from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners) as scope
inner join mart.project as project using (snapshot_id, project_id)
where scope.is_this_year
group by project.project_id, project.project_name, project.stage
order by trips desc, project.project_id
