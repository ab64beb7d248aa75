-- purpose: The stages that a project is known to have entered, and how each date is known.
-- grain: stage
-- params: $snapshot_id, $project_id
-- columns: stage, stage_order, entered_date, date_precision, basis
select * exclude (snapshot_id, project_id, not_before_date)
from mart.stage_entry
where snapshot_id = $snapshot_id and project_id = $project_id
order by stage_order
