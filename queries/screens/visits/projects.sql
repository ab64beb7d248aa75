-- purpose: The projects pushed this year, by which tiers and how often, for the list behind the figure.
--     Projects count where the mode is one of $push_modes; null: where it counts for the tier (is_push).
-- grain: project_id
-- params: $snapshot_id, $purposes, $push_modes, $tiers
-- columns: project_id, project_name, stage, tiers, leaders, trips, last_date
select
    project.project_id,
    project.project_name,
    project.stage,
    list(distinct scope.tier order by scope.tier) as tiers,
    list(distinct scope.leader order by scope.leader) as leaders,
    count(distinct scope.visit_id) as trips,
    max(scope.start_date) as last_date
from mart.visit_scope($snapshot_id, $purposes, $push_modes, $tiers) as scope
inner join mart.visit_project as pushed on scope.visit_id = pushed.visit_id
inner join mart.project as project
    on pushed.project_id = project.project_id and pushed.snapshot_id = project.snapshot_id
where
    pushed.snapshot_id = $snapshot_id
    and scope.is_this_year
    and ($push_modes is not null or scope.is_push)
group by project.project_id, project.project_name, project.stage
order by trips desc, project.project_id
