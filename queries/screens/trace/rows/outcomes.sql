-- purpose: Each time that a trip of this year pushed a project, by horizon: whether a next stage followed within it.
-- grain: within_days, visit_id, project_id
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $outcome_days, $owners
-- columns: within_days, project_id, project_name, trip, has_moved, sheet_id, row_number
select
    outcome.within_days,
    outcome.project_id,
    project.project_name,
    concat_ws(' ', strftime(visit.start_date, '%Y-%m-%d'), visit.destination) as trip,
    outcome.has_moved,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from mart.visits_followed($snapshot_id, $purposes, $push_modes, $tiers, $owners, $outcome_days) as outcome
inner join mart.visit as visit on outcome.visit_id = visit.visit_id
inner join mart.project as project on outcome.project_id = project.project_id
where visit.snapshot_id = $snapshot_id and project.snapshot_id = $snapshot_id
order by
    outcome.within_days,
    outcome.has_moved desc,
    project.project_name,
    outcome.project_id,
    outcome.visit_id
