-- purpose: The signed projects that the readiness page counts, with what its head and its list of states count;
--     $project_ids (null: all) narrows them.
-- grain: project_id
-- params: $snapshot_id, $project_ids
-- columns: project_id, project_name, state, planned_wan, is_ahead, is_dated, is_overdue, is_undated, is_permitted,
--     is_open, next_gate, town
select
    readiness.project_id,
    project.project_name,
    readiness.state,
    project.planned_investment_wan as planned_wan,
    readiness.state <> '已投产' as is_ahead,
    coalesce(
        readiness.starts_production_this_quarter
        and project.planned_production_date >= readiness.quarter_start_date,
        false
    ) as is_dated,
    coalesce(
        readiness.starts_production_this_quarter
        and project.planned_production_date < readiness.quarter_start_date,
        false
    ) as is_overdue,
    readiness.starts_production_this_quarter and project.planned_production_date is null as is_undated,
    readiness.permit_done_count = readiness.permit_count as is_permitted,
    readiness.state <> '已投产' and readiness.next_item_state is not null as is_open,
    readiness.next_gate,
    project.town
from mart.readiness as readiness
inner join mart.project as project using (snapshot_id, project_id)
where
    readiness.snapshot_id = $snapshot_id
    and readiness.is_counted
    and ($project_ids is null or list_contains($project_ids, readiness.project_id))
order by project.planned_investment_wan desc nulls last, project.project_name, readiness.project_id
