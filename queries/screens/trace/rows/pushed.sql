-- purpose: Projects pushed on trips of this year and last, a row a trip and leader. is_pair, is_both: of the two
--     tiers laid over each other, pushed by either, by both in that year.
-- grain: visit_id, leader, project_id
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $first_tier, $second_tier, $owners
-- columns: project_id, project_name, trip, leader, tier, is_this_year, is_last_year, is_pair, is_both, sheet_id,
--     row_number
select
    scope.project_id,
    project.project_name,
    concat_ws(' ', strftime(visit.start_date, '%Y-%m-%d'), visit.destination) as trip,
    scope.leader,
    scope.tier,
    scope.is_this_year,
    not scope.is_this_year as is_last_year,
    scope.tier in ($first_tier, $second_tier) as is_pair,
    bool_or(scope.tier = $first_tier) over project_year
    and bool_or(scope.tier = $second_tier) over project_year as is_both,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners) as scope
inner join mart.visit as visit using (snapshot_id, visit_id)
inner join mart.project as project using (snapshot_id, project_id)
where scope.is_compared
window project_year as (partition by scope.project_id, scope.is_this_year)
order by project.project_name, scope.project_id, visit.start_date desc, visit.visit_id, scope.leader
