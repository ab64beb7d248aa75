-- purpose: The stages that a project is known to have entered, and how each date is known.
-- grain: stage
-- params: $snapshot_id, $project_id
-- columns: stage, stage_order, entered_date, date_precision, basis
select
    stage,
    stage_order,
    entered_date,
    date_precision,
    basis
from mart.stage_entry
where snapshot_id = $snapshot_id and project_id = $project_id
order by stage_order
