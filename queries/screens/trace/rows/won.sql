-- purpose: What the as-of year won, a row a project and step: signed, started, producing, with its month where known.
-- grain: won, project_id
-- params: $snapshot_id, $as_of, $project_ids
-- columns: project_id, project_name, won, won_month
select
    project_id,
    project_name,
    won,
    month_number as won_month
from mart.dated_win($snapshot_id, $as_of)
where mart.is_in_cut($project_ids, project_id)
order by won, day, project_name, project_id
